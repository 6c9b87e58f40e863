namespace Screenalytics.Sandbox.Control;

/// <summary>What a sandbox says about itself.</summary>
internal sealed record SandboxInfo(
    BackendVersion Version,
    bool CacheReads,
    bool Journal,
    int JournalCount,
    int Faults,
    Guid HarbourRowEpisode1,
    Guid HarbourRowSeason1,
    Guid OddRowsEpisode1,
    Guid Seeded,
    Guid Unseeded,
    Guid NoPhotos
);
