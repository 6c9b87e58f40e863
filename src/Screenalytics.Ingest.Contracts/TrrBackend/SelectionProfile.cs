namespace Screenalytics.Ingest.Contracts.TrrBackend;

/// <summary>A ranked starter set of newer backends. Source: the query parameter <c>selection_profile</c>.</summary>
/// <param name="Name">The profile's name; <see cref="FacebankInitial"/> is the one that exists.</param>
/// <param name="ShowId">The show to rank for, or null.</param>
/// <param name="ShowName">The show's name to rank for, or null.</param>
public sealed record SelectionProfile(string Name, Guid? ShowId, string? ShowName)
{
    /// <summary>The profile <c>facebank_initial</c>.</summary>
    public const string FacebankInitial = "facebank_initial";
}
