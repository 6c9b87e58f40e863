using Screenalytics.Ingest.Cli.Runs;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Storage.Care;
using Screenalytics.Ingest.Storage.History;
using Screenalytics.Ingest.Storage.Targets;

namespace Screenalytics.Ingest.Hosting;

/// <summary>Lets the <c>runs</c> verbs at a database's runs.</summary>
/// <param name="source">The database.</param>
/// <param name="owner">What it is disposed with.</param>
/// <param name="door">The door, when the verb needs it.</param>
internal sealed class RunsSession(DatabaseSource source, IAsyncDisposable owner, IRunDoor? door) : IRunsSession
{
    /// <inheritdoc/>
    public IRunHistory History { get; } = new PostgresRunHistory(source, Jitter.Next);

    /// <inheritdoc/>
    public IRunCare Care { get; } = new PostgresRunCare(source, Jitter.Next);

    /// <inheritdoc/>
    public ITargetStore Targets { get; } = new PostgresTargets(source, Jitter.Next);

    /// <inheritdoc/>
    public IRunDoor Door => door ?? throw new InvalidOperationException("The door was not asked for.");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => owner.DisposeAsync();
}
