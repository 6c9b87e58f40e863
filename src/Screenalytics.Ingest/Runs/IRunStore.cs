using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Where runs are recorded, and the face bank that a run writes to.</summary>
internal interface IRunStore
{
    /// <summary>The database's host and port, as reports name it.</summary>
    string DatabaseHost { get; }

    /// <summary>The database's name, as reports name it.</summary>
    string DatabaseName { get; }

    /// <summary>Proves, before the first call, that all that a sync needs is there.</summary>
    /// <param name="forWriting">Whether the run will write; a dry run needs less.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    /// <exception cref="RunStoppedException">Something is missing; the message names it and the command that mends it.</exception>
    Task CheckReadyAsync(bool forWriting, CancellationToken cancellationToken);

    /// <summary>Records that a run has begun.</summary>
    Task BeginAsync(RunStart start, DateTimeOffset startedAt, CancellationToken cancellationToken);

    /// <summary>Records how a run ended.</summary>
    Task CompleteAsync(SyncReport report, CancellationToken cancellationToken);

    /// <summary>How many people the target's last whole run found, or null when there was none.</summary>
    Task<int?> LastPeopleAsync(string targetKey, CancellationToken cancellationToken);

    /// <summary>The face bank of a run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="dryRun">Whether it must only compare.</param>
    IFaceBank OpenFaceBank(Guid runId, bool dryRun);
}
