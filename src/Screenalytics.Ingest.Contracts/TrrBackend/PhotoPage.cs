namespace Screenalytics.Ingest.Contracts.TrrBackend;

/// <summary>What one call for photos gave: its facts, and its rows when it succeeded.</summary>
/// <param name="Call">The facts.</param>
/// <param name="Rows">The rows in the backend's order; empty when the call failed.</param>
public readonly record struct PhotoPage(PhotoCall Call, IReadOnlyList<PhotoRow> Rows);
