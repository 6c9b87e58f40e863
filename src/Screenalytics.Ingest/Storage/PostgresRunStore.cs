using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage.Catalog;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage;

/// <summary>Runs in PostgreSQL, in the same database as the face bank.</summary>
internal sealed class PostgresRunStore(DatabaseSource source, Func<double> jitter) : IRunStore
{
    private readonly DatabaseRetry _retry = new(source, jitter);
    private FaceBankKind _faceBank;

    /// <inheritdoc/>
    public string DatabaseHost => source.Url.Host;

    /// <inheritdoc/>
    public string DatabaseName => source.Url.Database;

    /// <inheritdoc/>
    public async Task CheckReadyAsync(bool forWriting, CancellationToken cancellationToken)
    {
        var (facts, report) = await new DatabaseCheck(source).RunQuickAsync(cancellationToken);
        _faceBank = facts.FaceBank;
        var failed = forWriting ? report.Findings.Where(IsFailed).ToList() : DryRunFindings(facts, report);
        if (failed.Count > 0)
        {
            var identity = report.Identity;
            throw new RunStoppedException(
                FailureCode.DatabaseNotReady,
                $"The database is not ready (database '{identity.Database}' at {identity.Host}, user '{identity.User}'): "
                    + string.Join(' ', failed.Select(finding => finding.Message))
                    + string.Concat(
                        failed
                            .Select(finding => finding.WayOut)
                            .OfType<string>()
                            .Distinct()
                            .Select(wayOut => $" {wayOut.TrimEnd('.')}.")
                    )
                    + " 'screenalytics-ingest db check' tells more."
            );
        }
    }

    /// <inheritdoc/>
    public Task BeginAsync(RunStart start, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var key = start.Request.Target.Key;
        return ExecuteAsync(
            RunSql.Begin,
            parameters =>
                parameters
                    .With(start.RunId)
                    .With(key)
                    .With(key[..key.IndexOf(':', StringComparison.Ordinal)])
                    .With(JsonSerializer.Serialize(start.Request.Target, SyncJson.Default.SyncTarget))
                    .With(JsonSerializer.Serialize(start.Request, SyncJson.Default.SyncRequest))
                    .With(start.Request.Trigger)
                    .With(start.Request.Actor)
                    .With(Environment.MachineName)
                    .With((short)RunStatus.Running, NpgsqlDbType.Smallint)
                    .With(start.Request.DryRun, NpgsqlDbType.Boolean)
                    .With((short)start.Request.MaxImagesPerPerson, NpgsqlDbType.Smallint)
                    .With(start.BackendHost)
                    .With(start.DatabaseHost)
                    .With(startedAt.ToUniversalTime(), NpgsqlDbType.TimestampTz),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task CompleteAsync(SyncReport report, CancellationToken cancellationToken) =>
        ExecuteAsync(
            RunSql.Complete,
            parameters =>
                parameters
                    .With(report.RunId)
                    .With((short)report.Status, NpgsqlDbType.Smallint)
                    .With(report.Suspect, NpgsqlDbType.Boolean)
                    .With(report.FinishedAt.ToUniversalTime(), NpgsqlDbType.TimestampTz)
                    // The errors stand with their people already.
                    .With(JsonSerializer.Serialize(report with { Errors = [] }, SyncJson.Default.SyncReport)),
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<int?> LastPeopleAsync(string targetKey, CancellationToken cancellationToken) =>
        _retry.RunAsync(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(RunSql.LastPeople);
                command.Parameters.With(targetKey);
                return await command.ExecuteScalarAsync(cancellationToken) as int?;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public IFaceBank OpenFaceBank(Guid runId, bool dryRun) =>
        dryRun
            ? new ComparingFaceBank(source, _retry, _faceBank is FaceBankKind.Own or FaceBankKind.Shared)
            : new PostgresFaceBank(source, _retry, runId, ownsPeople: _faceBank == FaceBankKind.Own);

    private Task<int> ExecuteAsync(
        string sql,
        Action<NpgsqlParameterCollection> bind,
        CancellationToken cancellationToken
    ) =>
        _retry.RunAsync(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(sql);
                bind(command.Parameters);
                return await command.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken
        );

    // A dry run compares with the rows that the user sees; it needs to see them all, and nothing else.
    private static List<CheckFinding> DryRunFindings(CatalogFacts facts, DatabaseCheckReport report) =>
        [
            .. report.Findings.Where(finding => IsFailed(finding) && finding.Code is "row_security" or "columns"),
            .. facts.Find(Names.Bank) is not null && !DatabaseCheck.RowsReadable(facts)
                ? report.Findings.Where(finding => IsFailed(finding) && finding.Code == "rights")
                : [],
        ];

    private static bool IsFailed(CheckFinding finding) => finding.Level == CheckLevel.Failed;
}
