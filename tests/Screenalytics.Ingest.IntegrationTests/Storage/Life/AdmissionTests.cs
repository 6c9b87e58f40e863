using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Runs;
using static Screenalytics.Ingest.IntegrationTests.Storage.Life.LifeRuns;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage.Life;

public sealed class AdmissionTests(PostgresFixture postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Of_fifty_at_once_one_starts_and_the_others_attach_to_it()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var target = Episode();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => store.AdmitAsync(Of(target), None)));

        var started = answers.Single(answer => answer.Kind == AdmissionKind.Started);
        answers.Count(answer => answer.Kind == AdmissionKind.Attached).ShouldBe(49);
        answers.ShouldAllBe(answer => answer.RunId == started.RunId);
        (await database.CountAsync("screenalytics_ingest.run")).ShouldBe(1);
        (await database.CountAsync("screenalytics_ingest.run_part")).ShouldBe(1);
    }

    [Fact]
    public async Task Two_hundred_replays_of_a_key_are_one_run()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var target = Episode();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(_ => store.AdmitAsync(Of(target) with { Key = new IdempotencyKey("k", "f") }, None))
        );

        var started = answers.Single(answer => answer.Kind == AdmissionKind.Started);
        answers.Count(answer => answer.Kind == AdmissionKind.Replayed).ShouldBe(199);
        answers.ShouldAllBe(answer => answer.RunId == started.RunId);
        (await database.CountAsync("screenalytics_ingest.run")).ShouldBe(1);

        var reused = await store.AdmitAsync(Of(Episode()) with { Key = new IdempotencyKey("k", "g") }, None);
        reused.Kind.ShouldBe(AdmissionKind.KeyReused);
        (await database.CountAsync("screenalytics_ingest.run")).ShouldBe(1);
    }

    [Fact]
    public async Task A_gate_s_run_attaches_to_nobody_and_nobody_to_it()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var (gates, anybodys) = (AsGate(Of(Episode())), Of(Episode()));
        await store.AdmitAsync(gates, None);
        await store.AdmitAsync(anybodys, None);

        var attaching = await store.AdmitAsync(Of(gates.Request.Target), None);
        var other = await store.AdmitAsync(AsGate(Of(gates.Request.Target)), None);
        var gate = await store.AdmitAsync(AsGate(Of(anybodys.Request.Target)), None);

        attaching.ShouldBe(new Admission(AdmissionKind.Busy, gates.RunId));
        other.ShouldBe(new Admission(AdmissionKind.Busy, gates.RunId));
        gate.ShouldBe(new Admission(AdmissionKind.Busy, anybodys.RunId));

        static NewRun AsGate(NewRun run) => run with { Request = run.Request with { Trigger = RunTriggers.Gate } };
    }

    [Fact]
    public async Task Other_parameters_are_busy_and_leave_the_key_unused()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var run = Of(Episode());
        await store.AdmitAsync(run, None);
        var other = run with
        {
            RunId = Guid.CreateVersion7(),
            Request = run.Request with { MaxImagesPerPerson = 7 },
            Key = new IdempotencyKey("k", "f"),
        };

        var busy = await store.AdmitAsync(other, None);
        var retry = await store.AdmitAsync(
            other with
            {
                Request = run.Request with { RetryOf = Guid.NewGuid() },
            },
            None
        );

        busy.ShouldBe(new Admission(AdmissionKind.Busy, run.RunId));
        retry.ShouldBe(new Admission(AdmissionKind.Busy, run.RunId));
        (await database.CountAsync("screenalytics_ingest.idempotency_key")).ShouldBe(0);
        await store.CancelAsync(run.RunId, null, Conclude, None);
        (await store.AdmitAsync(other, None)).Kind.ShouldBe(AdmissionKind.Started);
    }

    [Fact]
    public async Task A_run_that_is_being_cancelled_takes_no_request_along_but_may_be_watched()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var run = Of(Episode());
        await store.AdmitAsync(run, None);
        await store.MustClaimAsync("a");
        await store.CancelAsync(run.RunId, "me", Conclude, None);

        var queued = await store.AdmitAsync(run with { RunId = Guid.CreateVersion7() }, None);
        var watching = await store.AdmitAsync(run with { RunId = Guid.CreateVersion7(), Owner = "terminal" }, None);

        queued.ShouldBe(new Admission(AdmissionKind.Busy, run.RunId));
        watching.ShouldBe(new Admission(AdmissionKind.Attached, run.RunId));
    }

    [Fact]
    public async Task A_key_of_one_who_attached_answers_with_the_run_in_flight()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var run = Of(Episode());
        await store.AdmitAsync(run, None);
        var second = run with { RunId = Guid.CreateVersion7(), Key = new IdempotencyKey("k", "f") };

        (await store.AdmitAsync(second, None)).ShouldBe(new Admission(AdmissionKind.Attached, run.RunId));
        await store.CancelAsync(run.RunId, null, Conclude, None);

        (await store.AdmitAsync(second with { RunId = Guid.CreateVersion7() }, None)).ShouldBe(
            new Admission(AdmissionKind.Replayed, run.RunId)
        );
    }

    [Fact]
    public async Task Dry_runs_neither_attach_nor_are_attached_to()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var dry = Of(Episode());
        dry = dry with { Request = dry.Request with { DryRun = true } };

        (await store.AdmitAsync(dry, None)).Kind.ShouldBe(AdmissionKind.Started);
        (await store.AdmitAsync(dry with { RunId = Guid.CreateVersion7() }, None)).Kind.ShouldBe(AdmissionKind.Started);
        (await store.AdmitAsync(Of(dry.Request.Target), None)).Kind.ShouldBe(AdmissionKind.Started);
        (await store.AdmitAsync(dry with { RunId = Guid.CreateVersion7() }, None)).Kind.ShouldBe(AdmissionKind.Started);
    }

    [Fact]
    public async Task An_owner_begins_at_once_and_holds_the_only_part()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var people = People(2500);
        var run = OfPeople(people, "node-a") with { Warnings = ["clamped"] };

        var admission = await store.AdmitAsync(run, None);

        var lease = admission.Lease.ShouldNotBeNull();
        lease.Run.ShouldBe(
            new Ingest.Sync.RunStart(
                run.RunId,
                run.Request,
                Backend,
                database.Source.Url.Host,
                database.Source.Url.Database
            )
        );
        (lease.Part, lease.Epoch, lease.Node, lease.Attempt, lease.CastComplete).ShouldBe((0, 1, "node-a", 1, true));
        (lease.Stop, lease.TakenFrom, lease.PartSize).ShouldBe((RunStop.None, null, 0));
        (await store.PendingPeopleAsync(lease, None)).ShouldBe(people);
        (await database.CountAsync("screenalytics_ingest.run_cast")).ShouldBe(3);
        (await store.ClaimAsync("node-b", null, None)).ShouldBeNull();
        (await database.ScalarAsync<string[]>("SELECT warnings FROM screenalytics_ingest.run")).ShouldBe(["clamped"]);
    }

    [Fact]
    public async Task Known_people_are_split_into_parts_of_their_size()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var people = People(25);
        var run = OfPeople(people, partSize: 10);

        (await store.AdmitAsync(run, None)).Lease.ShouldBeNull();

        (await store.KnownPeopleAsync(run.RunId, None)).ShouldBe(people);
        for (var part = 0; part < 3; part++)
        {
            var lease = await store.MustClaimAsync("node-a");
            (lease.Part, lease.Epoch, lease.PartSize).ShouldBe((part, 1, 10));
            (await store.PendingPeopleAsync(lease, None)).ShouldBe(people[(part * 10)..Math.Min(25, (part + 1) * 10)]);
        }

        (await store.ClaimAsync("node-a", null, None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_run_that_waits_is_not_taken_up_before_its_time()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var run = Of(Episode()) with { Delay = TimeSpan.FromHours(1) };
        await store.AdmitAsync(run, None);

        (await store.ClaimAsync("node-a", null, None)).ShouldBeNull();
        (await store.ClaimAsync("node-a", run.RunId, None)).ShouldBeNull();
        await database.ExecuteAsync("UPDATE screenalytics_ingest.run SET not_before = now() - interval '1 second'");
        (await store.MustClaimAsync("node-a")).Run.RunId.ShouldBe(run.RunId);
    }
}
