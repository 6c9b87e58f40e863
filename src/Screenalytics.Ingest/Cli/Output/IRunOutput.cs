using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Cli.Output;

/// <summary>Writes what a sync has to say to the output, in one of the forms.</summary>
internal interface IRunOutput : IAsyncDisposable
{
    /// <summary>Whether it wants people as they are done.</summary>
    bool TakesPeople { get; }

    /// <summary>A person is done; called by several threads at once.</summary>
    void OnPerson(PersonResult result, PersonCommit commit);

    /// <summary>The run has ended.</summary>
    Task CompleteAsync(SyncReport report);
}
