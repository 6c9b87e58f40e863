using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage;

namespace Screenalytics.Ingest.IntegrationTests.Storage.Life;

/// <summary>The little that tests of a run's life say again and again.</summary>
internal static class LifeRuns
{
    public const string Backend = "trr.test:443";

    /// <summary>Over at once.</summary>
    public static readonly TimeSpan NoLease = TimeSpan.FromMilliseconds(1);

    private static readonly CancellationToken None = CancellationToken.None;

    public static NewRun Of(SyncTarget target, string? owner = null) =>
        new()
        {
            RunId = Guid.CreateVersion7(),
            Request = new SyncRequest(target) { Trigger = RunTriggers.Http, Actor = "me" },
            BackendHost = Backend,
            Owner = owner,
        };

    public static NewRun OfPeople(Guid[] people, string? owner = null, int partSize = 0) =>
        Of(PeopleTarget.Of(people), owner) with
        {
            People = people,
            PartSize = partSize,
        };

    public static EpisodeTarget Episode() => new(Guid.NewGuid());

    public static Guid[] People(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.NewGuid())];

    public static async Task<PartLease> BeginAsync(this PostgresRunStore store, NewRun run)
    {
        await store.CheckReadyAsync(forWriting: true, None);
        var admission = await store.AdmitAsync(run, None);
        admission.Kind.ShouldBe(AdmissionKind.Started);
        return admission.Lease.ShouldNotBeNull();
    }

    /// <summary>Claims a part; one whose lease is about to be over is waited for.</summary>
    public static async Task<PartLease> MustClaimAsync(this PostgresRunStore store, string node, Guid? runId = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        while (true)
        {
            if (await store.ClaimAsync(node, runId, patience.Token) is { } lease)
            {
                return lease;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, patience.Token);
        }
    }

    public static Task<SyncReport?> EndAsync(this PostgresRunStore store, PartLease lease, PartEnd? end = null) =>
        store.EndPartAsync(lease, end ?? new PartEnd(), Conclude, None);

    public static SyncReport Conclude(RunFacts facts) =>
        facts.Figures with
        {
            Status =
                facts.Cancelled ? RunStatus.Cancelled
                : facts.Failure is not null ? RunStatus.Error
                : RunStatus.Ok,
            Failure = facts.Failure,
            Warnings = facts.Warnings,
            DurationMs = 7,
        };

    public static async Task ShouldBeTakenOverAsync(Func<Task> write, PartLease lease)
    {
        var stop = await Should.ThrowAsync<Ingest.Sync.RunStoppedException>(write);
        stop.Code.ShouldBe(FailureCode.TakenOver);
        stop.Message.ShouldContain(lease.Run.RunId.ToString());
        stop.Message.ShouldContain($"part {lease.Part} ");
    }
}
