using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Console.Triggering;

/// <summary>A target that was synced before.</summary>
/// <param name="View">It, and how it stands.</param>
/// <param name="Url">The address that puts it into the form.</param>
public sealed record KnownTarget(TargetView View, string Url);
