using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage.Catalog;
using Screenalytics.Ingest.Storage.Life;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage;

/// <summary>Runs in PostgreSQL, in the same database as the face bank.</summary>
internal sealed class PostgresRunStore : IRunStore
{
    // Who asks for a run of the cluster, or for a run's end, waits for an answer, and may ask again.
    private static readonly TimeSpan CallersPatience = TimeSpan.FromSeconds(5);

    private readonly DatabaseSource _source;
    private readonly DatabaseRetry _retry;
    private readonly TransactionLimits _limits;
    private readonly RunAdmission _admission;
    private readonly RunAdmission _queueing;
    private readonly PartClaims _claims;
    private readonly CastStore _cast;
    private readonly CastQueries _queries;
    private readonly PartEnding _ending;
    private readonly PartEnding _cancelling;
    private FaceBankKind _faceBank;

    /// <summary>Makes the store.</summary>
    /// <param name="source">The database.</param>
    /// <param name="options">How long leases last.</param>
    /// <param name="jitter">A source of randomness, 0 to 1; safe to call from several threads.</param>
    public PostgresRunStore(DatabaseSource source, RunOptions options, Func<double> jitter)
    {
        _source = source;
        _retry = new DatabaseRetry(source, jitter);
        _limits = new TransactionLimits(source.Options, options.LeaseDuration);
        var transactions = new LifeTransactions(_source, _retry, _limits);
        var rows = new LeaseRows(source.Url.Database);
        _admission = new RunAdmission(transactions, rows, source.Url, options.LeaseDuration);
        var briefly = new LifeTransactions(_source, new DatabaseRetry(source, jitter, CallersPatience), _limits);
        _queueing = new RunAdmission(briefly, rows, source.Url, options.LeaseDuration);
        _claims = new PartClaims(_source, _retry, transactions, rows, options.LeaseDuration);
        _cast = new CastStore(transactions);
        _queries = new CastQueries(source, _retry);
        _ending = new PartEnding(transactions, new RunClosing(rows));
        _cancelling = new PartEnding(briefly, new RunClosing(rows));
    }

    /// <inheritdoc/>
    public string DatabaseHost => _source.Url.Host;

    /// <inheritdoc/>
    public string DatabaseName => _source.Url.Database;

    /// <inheritdoc/>
    public async Task CheckReadyAsync(bool forWriting, CancellationToken cancellationToken)
    {
        var (facts, report) = await new DatabaseCheck(_source).RunQuickAsync(cancellationToken);
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
    public Task<Admission> AdmitAsync(NewRun run, CancellationToken cancellationToken) =>
        (run.Owner is null ? _queueing : _admission).AdmitAsync(run, cancellationToken);

    /// <inheritdoc/>
    public Task<PartLease?> ClaimAsync(string node, Guid? runId, CancellationToken cancellationToken) =>
        _claims.ClaimAsync(node, runId, cancellationToken);

    /// <inheritdoc/>
    public Task<LeaseAnswer[]> RenewAsync(IReadOnlyList<PartLease> leases, CancellationToken cancellationToken) =>
        _claims.RenewAsync(leases, cancellationToken);

    /// <inheritdoc/>
    public Task ReleaseAsync(IReadOnlyList<PartLease> leases, CancellationToken cancellationToken) =>
        _claims.ReleaseAsync(leases, cancellationToken);

    /// <inheritdoc/>
    public Task<Guid[]> PendingPeopleAsync(PartLease lease, CancellationToken cancellationToken) =>
        _queries.PendingAsync(lease.Run.RunId, lease.Part, cancellationToken);

    /// <inheritdoc/>
    public Task<Guid[]> KnownPeopleAsync(Guid runId, CancellationToken cancellationToken) =>
        _queries.KnownAsync(runId, cancellationToken);

    /// <inheritdoc/>
    public Task AddPeopleAsync(
        PartLease lease,
        int part,
        ReadOnlyMemory<Guid> people,
        CancellationToken cancellationToken
    ) => _cast.AddPeopleAsync(lease, part, people, cancellationToken);

    /// <inheritdoc/>
    public Task OpenPartAsync(PartLease lease, ReadOnlyMemory<Guid> people, CancellationToken cancellationToken) =>
        _cast.OpenPartAsync(lease, people, cancellationToken);

    /// <inheritdoc/>
    public Task RecordShowAsync(PartLease lease, Guid showId, CancellationToken cancellationToken) =>
        _cast.RecordShowAsync(lease, showId, cancellationToken);

    /// <inheritdoc/>
    public Task CompleteCastAsync(
        PartLease lease,
        Guid? showId,
        (int Calls, int Retries) asked,
        IReadOnlyList<string> warnings,
        CancellationToken cancellationToken
    ) => _cast.CompleteAsync(lease, showId, asked, warnings, cancellationToken);

    /// <inheritdoc/>
    public Task<SyncReport?> EndPartAsync(
        PartLease lease,
        PartEnd end,
        Func<RunFacts, SyncReport> conclude,
        CancellationToken cancellationToken
    ) => _ending.EndAsync(lease, end, conclude, cancellationToken);

    /// <inheritdoc/>
    public Task<Cancellation> CancelAsync(
        Guid runId,
        string? actor,
        Func<RunFacts, SyncReport> conclude,
        CancellationToken cancellationToken
    ) => _cancelling.CancelAsync(runId, actor, conclude, cancellationToken);

    /// <inheritdoc/>
    public Task<Guid[]> UnfinishedPeopleAsync(Guid runId, CancellationToken cancellationToken) =>
        _queries.UnfinishedAsync(runId, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PersonError>> ErrorsAsync(Guid runId, int? most, CancellationToken cancellationToken) =>
        _queries.ErrorsAsync(runId, most, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EmptyShare>> EmptySharesAsync(string targetKey, CancellationToken cancellationToken) =>
        _queries.EmptySharesAsync(targetKey, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<ReadOnlyMemory<Guid>> FaceBankPeopleAsync(CancellationToken cancellationToken) =>
        _queries.FaceBankAsync(cancellationToken);

    /// <inheritdoc/>
    public IFaceBank OpenFaceBank(PartLease lease)
    {
        var writer = new BatchWriter(lease, _faceBank == FaceBankKind.Own, _limits);
        var dryRun = lease.Run.Request.DryRun;
        IFaceBank bank = dryRun
            ? new RecordingFaceBank(_source, _retry, NewComparison(), lease, writer)
            : new PostgresFaceBank(_source, _retry, lease, writer);
        return new MeasuredFaceBank(bank, dryRun, _source.Time);
    }

    /// <inheritdoc/>
    public IFaceBank OpenComparison() => new MeasuredFaceBank(NewComparison(), dryRun: true, _source.Time);

    private ComparingFaceBank NewComparison() =>
        new(_source, _retry, _faceBank is FaceBankKind.Own or FaceBankKind.Shared);

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
