namespace Screenalytics.Ingest.Runs;

/// <summary>What the store says of a lease that was to be renewed.</summary>
/// <param name="Lease">The lease.</param>
/// <param name="Held">Whether the node holds the part still; otherwise it was taken over.</param>
/// <param name="Stop">Whether its run is to end early.</param>
internal readonly record struct LeaseAnswer(PartLease Lease, bool Held, RunStop Stop);
