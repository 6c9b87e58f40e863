namespace Screenalytics.Ingest.Contracts.TrrBackend;

/// <summary>What varies between calls for one person's photos.</summary>
/// <param name="Offset">Rows to leave out, from 0.</param>
/// <param name="Profile">The selection profile to ask with, or null for the plain call.</param>
public readonly record struct PhotoQuery(int Offset = 0, SelectionProfile? Profile = null)
{
    /// <summary>Rows a page, the most that the backend gives: 500.</summary>
    public const int PageSize = 500;
}
