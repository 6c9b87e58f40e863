using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Cli.Syncing;

/// <summary>A composed program, ready to sync; disposing it lets go of the database.</summary>
internal interface ISyncSession : IAsyncDisposable
{
    /// <summary>The door that the run starts by.</summary>
    IRunDoor Door { get; }

    /// <summary>Images a person when the command line names no number.</summary>
    int MaxImagesPerPerson { get; }
}
