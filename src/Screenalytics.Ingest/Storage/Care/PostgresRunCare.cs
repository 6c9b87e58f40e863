using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Storage.Care;

/// <summary>Takes runs back and purges them, in PostgreSQL.</summary>
internal sealed class PostgresRunCare(DatabaseSource source, Func<double> jitter) : IRunCare
{
    private readonly DatabaseRetry _retry = new(source, jitter, DatabaseRetry.Brief);

    /// <inheritdoc/>
    public Task<UndoReport?> PlanUndoAsync(Guid runId, CancellationToken cancellationToken)
    {
        var undo = new RunUndo(source, runId);
        return _retry.RunAsync(_ => undo.PlanAsync(cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<UndoReport?> UndoAsync(Guid runId, string? actor, CancellationToken cancellationToken)
    {
        var undo = new RunUndo(source, runId);
        return _retry.RunAsync(_ => undo.ApplyAsync(actor, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Acceptance?> AcceptAsync(Guid runId, string? actor, CancellationToken cancellationToken)
    {
        var acceptance = new RunAcceptance(source, runId);
        return _retry.RunAsync(_ => acceptance.ApplyAsync(actor, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<int> PurgeAsync(
        TimeSpan retainFailures,
        TimeSpan retainOthers,
        TimeSpan retainAudit,
        CancellationToken cancellationToken
    )
    {
        var purge = new RunPurge(source, retainFailures, retainOthers, retainAudit);
        var purged = 0;
        while (await _retry.RunAsync(_ => purge.StepAsync(cancellationToken), cancellationToken) is { } step)
        {
            purged += step;
        }

        while (await _retry.RunAsync(_ => purge.SweepAsync(cancellationToken), cancellationToken) is not null)
        {
            // Until a step finds less than it may remove.
        }

        return purged;
    }
}
