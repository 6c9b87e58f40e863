using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Console.Triggering;

/// <summary>A run that somebody asks for on a page.</summary>
/// <param name="Target">What to sync.</param>
/// <param name="MaxImagesPerPerson">The cap of images a person.</param>
internal sealed record RunOrder(SyncTarget Target, int MaxImagesPerPerson)
{
    /// <summary>Whether nothing is to be written.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether the run's debug events are to be logged.</summary>
    public bool Debug { get; init; }

    /// <summary>What the form was rendered with (<see cref="StartKey"/>), so that sending it twice starts one run; or null.</summary>
    public string? FormKey { get; init; }

    /// <summary>Where whoever asks came from: a path of the console.</summary>
    public string Back { get; init; } = "/console/trigger";
}
