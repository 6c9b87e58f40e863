using Screenalytics.Ingest.Cli.Database;
using Screenalytics.Ingest.Storage;

namespace Screenalytics.Ingest.Hosting;

/// <summary>Lets the <c>db</c> verbs ask Storage, and puts its answers into their words.</summary>
internal sealed class DatabaseSession(OpenedDatabase database) : IDatabaseSession
{
    /// <inheritdoc/>
    public async Task<DatabaseAnswer> CheckAsync(CancellationToken cancellationToken) =>
        DatabaseAnswers.Of(await new DatabaseCheck(database.Source).RunAsync(cancellationToken));

    /// <inheritdoc/>
    public async Task<DatabaseAnswer> MigrateAsync(bool dryRun, CancellationToken cancellationToken)
    {
        var migrator = new DatabaseMigrator(database.Source);
        return dryRun
            ? DatabaseAnswers.Of(await migrator.PlanAsync(cancellationToken))
            : DatabaseAnswers.Of(await migrator.ApplyAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<DatabaseAnswer> DedupeAsync(bool dryRun, CancellationToken cancellationToken)
    {
        var dedupe = new DatabaseDedupe(database.Source);
        return DatabaseAnswers.Of(
            dryRun ? await dedupe.PlanAsync(cancellationToken) : await dedupe.ApplyAsync(cancellationToken)
        );
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();
}
