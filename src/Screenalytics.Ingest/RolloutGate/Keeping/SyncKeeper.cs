using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.RolloutGate.Keeping;

/// <summary>Runs a gate's syncs by the one door, and says on disk before each what has to be taken back.</summary>
internal sealed class SyncKeeper(
    Guid gateId,
    IRunDoor door,
    IGateStore store,
    GateJournal journal,
    int maxImagesPerPerson,
    TimeProvider time
)
{
    private readonly List<GateSync> _syncs = [];

    /// <summary>The syncs that were run, in order.</summary>
    public IReadOnlyList<GateSync> Done => _syncs;

    /// <summary>Who asks for a gate's runs.</summary>
    public static string ActorOf(Guid gateId) => $"gate {gateId}";

    /// <summary>Syncs people, and waits for the end.</summary>
    /// <param name="people">The people.</param>
    /// <param name="dryRun">Whether nothing is written.</param>
    /// <param name="cancellationToken">The operator's interruption.</param>
    /// <exception cref="RunStoppedException">It could not begin; the message is for the operator.</exception>
    public async Task<GateSync> RunAsync(IReadOnlyList<Guid> people, bool dryRun, CancellationToken cancellationToken)
    {
        var startedAt = time.GetUtcNow();
        if (!dryRun)
        {
            var known = await store.KnownPeopleAsync(people, cancellationToken);
            var rows = await store.BankRowsAsync(people, cancellationToken);
            journal.Write(
                new JournalLine(JournalKind.SyncTaken, time.GetUtcNow())
                {
                    NewPeople = known is null ? null : [.. people.Except(known)],
                    Unseeded =
                    [
                        .. rows.Where(row => row is { IsSeed: false, Approved: false }).Select(row => row.ImageId),
                    ],
                }
            );
        }

        var observer = new GateSyncObserver(runId =>
        {
            if (!dryRun)
            {
                journal.Write(new JournalLine(JournalKind.RunStarted, time.GetUtcNow()) { RunId = runId });
            }
        });
        SyncRequest request = new(PeopleTarget.Of(people))
        {
            MaxImagesPerPerson = maxImagesPerPerson,
            DryRun = dryRun,
            Debug = true,
            Trigger = RunTriggers.Gate,
            Actor = ActorOf(gateId),
        };
        var report = await RunAsync(request, observer, cancellationToken);
        GateSync sync = new(report, observer.Results, startedAt, time.GetUtcNow());
        _syncs.Add(sync);
        return sync;
    }

    private async Task<SyncReport> RunAsync(
        SyncRequest request,
        GateSyncObserver observer,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await door.RunAsync(request, observer, cancellationToken);
        }
        catch (RunStoppedException failure) when (!request.DryRun && failure.Code == FailureCode.TargetBusy)
        {
            // It was refused: there is nothing to take back. Whatever else stopped it may have come after it began.
            journal.Write(new JournalLine(JournalKind.RunTakenBack, time.GetUtcNow()));
            throw;
        }
    }
}
