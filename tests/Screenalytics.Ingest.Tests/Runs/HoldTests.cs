using FsCheck;
using FsCheck.Fluent;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Runs;

/// <summary>The first answers of a sitting are judged before any second call; those whose fallback is withheld are held.</summary>
public sealed class HoldTests : RunTestBase
{
    public HoldTests()
    {
        Options.OnSuspect = SuspectActions.Hold;
        Store.History = [new EmptyShare(10, 100)];
        Backend = new FakeBackend { MaxConcurrency = 16 };
    }

    [Theory]
    [InlineData(5)]
    [InlineData(50)]
    [InlineData(51)]
    [InlineData(400)]
    public async Task Where_all_seeds_are_gone_everybody_is_held_and_no_second_call_is_made(int count)
    {
        var people = Cast(seeded: 0, unseeded: count);

        var report = await RunAsync(people);

        (report.HeldPeople, report.Status, report.Suspect).ShouldBe((count, RunStatus.Ok, true));
        report.ExitCode.ShouldBe(ExitCodes.Suspect);
        report.Calls.ShouldBe(new CallCounts { SeedOnly = count });
        Backend.Journal.ShouldAllBe(call => call.SeedOnly);
    }

    [Theory]
    [InlineData(18, 2)]
    [InlineData(45, 5)]
    [InlineData(360, 40)]
    public async Task Where_as_few_as_before_are_empty_all_go_on_after_the_judgement(int seeded, int unseeded)
    {
        var report = await RunAsync(Cast(seeded, unseeded));

        (report.SeededPeople, report.FallbackPeople, report.HeldPeople, report.Suspect).ShouldBe(
            (seeded, unseeded, 0, false)
        );
        SeedCallsBeforeTheFirstOther().ShouldBeGreaterThanOrEqualTo(Math.Min(50, seeded + unseeded));
    }

    [Fact]
    public async Task Seeded_people_of_a_withheld_run_go_on()
    {
        var report = await RunAsync(Cast(seeded: 20, unseeded: 100));

        (report.SeededPeople, report.HeldPeople, report.ImportedFacebankImages).ShouldBe((20, 100, 20));
    }

    [Fact]
    public async Task Failures_are_no_answers()
    {
        var people = Cast(seeded: 0, unseeded: 120);
        foreach (var failing in people.Take(100))
        {
            Backend.Failing.Add(failing, FailureCode.BackendError);
        }

        var report = await RunAsync(people);

        (report.FailedPeople, report.HeldPeople, report.Status).ShouldBe((100, 20, RunStatus.Partial));
        Backend.Journal.ShouldAllBe(call => call.SeedOnly);
    }

    [Fact]
    public async Task A_cast_that_fails_midway_is_judged_by_what_is_known()
    {
        var people = Cast(seeded: 0, unseeded: PhotoQuery.PageSize);
        Backend.CastReads.Add([FakeBackend.Page(people), FakeBackend.Broken(FailureCode.BackendError, 500)]);

        var report = await RunAsync(new SyncRequest(new SeasonTarget(Guid.NewGuid())));

        (report.HeldPeople, report.Failure!.Code).ShouldBe((PhotoQuery.PageSize, FailureCode.CastIncomplete));
        Backend.Journal.ShouldAllBe(call => call.SeedOnly);
    }

    [Fact]
    public async Task A_profile_s_empty_answer_is_confirmed_and_then_held()
    {
        Options.SelectionProfile = SelectionProfile.FacebankInitial;

        var report = await RunAsync(Cast(seeded: 0, unseeded: 10));

        report.HeldPeople.ShouldBe(10);
        Backend.Journal.ShouldAllBe(call => call.SeedOnly);
    }

    [Fact]
    public async Task Without_a_history_or_in_flag_mode_or_on_a_retry_nobody_waits()
    {
        Store.History = [];
        (await RunAsync(Cast(0, 60))).FallbackPeople.ShouldBe(60);

        Store.History = [new EmptyShare(0, 100)];
        Options.OnSuspect = SuspectActions.Flag;
        var flagged = await RunAsync(Cast(0, 60));
        (flagged.FallbackPeople, flagged.Suspect).ShouldBe((60, true));
    }

    [Fact]
    public async Task Retry_failed_releases_who_is_held()
    {
        var held = await RunAsync(Cast(seeded: 3, unseeded: 60));
        held.HeldPeople.ShouldBe(60);

        var admission = await NewDoor().RetryFailedAsync(held.RunId, RunTriggers.Cli, null, null, default);
        var lease = (await Store.ClaimAsync("here", admission.RunId, default)).ShouldNotBeNull();
        var result = await NewParts().RunAsync(lease, new Sitting(Observer, default, IsOperators: false));

        var report = result.Report.ShouldNotBeNull();
        (report.FallbackPeople, report.HeldPeople, report.Suspect).ShouldBe((60, 0, false));
    }

    [Fact]
    public async Task Who_is_parked_at_a_drain_starts_again_and_nothing_of_them_was_filed()
    {
        var people = Cast(seeded: 0, unseeded: 40);
        var slow = people[^1];
        using var drain = new CancellationTokenSource();
        Backend.Gate = async (person, _) =>
        {
            if (person == slow)
            {
                await drain.CancelAsync();
            }
        };
        var submitted = await NewDoor()
            .SubmitAsync(new RunSubmission(new SyncRequest(PeopleTarget.Of(people))), default);
        var lease = (await Store.ClaimAsync("here", submitted.RunId, default)).ShouldNotBeNull();

        var given = await NewParts()
            .RunAsync(lease, new Sitting(Observer, new PipelineStops(drain.Token, default), IsOperators: false));
        given.Kind.ShouldBe(PartResultKind.GivenBack);
        Store.Batches.ShouldBeEmpty();
        Backend.Journal.Clear();
        Backend.Gate = (_, _) => Task.CompletedTask;
        var again = (await Store.ClaimAsync("there", submitted.RunId, default)).ShouldNotBeNull();
        var result = await NewParts().RunAsync(again, new Sitting(Observer, default, IsOperators: false));

        result.Report.ShouldNotBeNull().HeldPeople.ShouldBe(40);
        Backend.Journal.Count.ShouldBe(40);
        Backend.Journal.ShouldAllBe(call => call.SeedOnly);
    }

    [Fact]
    public async Task Every_part_of_a_run_is_judged_by_its_own_first_answers()
    {
        RunOptions.PartSize = 60;
        Backend.CastReads.Add([FakeBackend.Page(Cast(seeded: 0, unseeded: 130))]);
        var submitted = await NewDoor()
            .SubmitAsync(new RunSubmission(new SyncRequest(new SeasonTarget(Guid.NewGuid()))), default);
        SyncReport? report = null;

        while (await Store.ClaimAsync("here", submitted.RunId, default) is { } lease)
        {
            report = (await NewParts().RunAsync(lease, new Sitting(Observer, default, IsOperators: false))).Report;
        }

        Store.Runs.ShouldHaveSingleItem().Parts.Count.ShouldBeGreaterThan(1);
        report.ShouldNotBeNull().HeldPeople.ShouldBe(130);
        Backend.Journal.Count.ShouldBe(130);
        Backend.Journal.ShouldAllBe(call => call.SeedOnly);
    }

    [Fact]
    public async Task Each_call_is_shown_once_with_what_became_of_its_fallback()
    {
        var watch = new CallWatch();
        Watches.Add(watch);

        await RunAsync(Cast(seeded: 2, unseeded: 60));
        watch
            .Verdicts.CountBy(verdict => verdict)
            .ToDictionary()
            .ShouldBe(
                new Dictionary<VerdictKind, int> { [VerdictKind.UseRows] = 2, [VerdictKind.Held] = 60 },
                ignoreOrder: true
            );

        watch.Verdicts.Clear();
        await RunAsync(Cast(seeded: 60, unseeded: 2));
        watch.Verdicts.Count(verdict => verdict == VerdictKind.FallBack).ShouldBe(2);
        watch.Verdicts.Count(verdict => verdict == VerdictKind.UseRows).ShouldBe(62);
    }

    [Fact]
    public void No_second_call_before_the_judgement_and_none_at_all_when_it_withholds() =>
        Prop.ForAll(
                Arb.From(
                    from seeded in Gen.Choose(0, 90)
                    from unseeded in Gen.Choose(0, 90)
                    from failing in Gen.Choose(0, 20)
                    from before in Gen.Choose(0, 40)
                    from workers in Gen.Choose(1, 20)
                    select (seeded, unseeded, failing, before, workers)
                ),
                one =>
                    PlayAsync(one.seeded, one.unseeded, one.failing, one.before, one.workers).GetAwaiter().GetResult()
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess(true));

    private async Task PlayAsync(int seeded, int unseeded, int failing, int before, int workers)
    {
        Backend = new FakeBackend { MaxConcurrency = workers };
        Store.History = [new EmptyShare(before, 40)];
        var broken = Cast(seeded: 0, unseeded: failing);
        Array.ForEach(broken, person => Backend.Failing.Add(person, FailureCode.BackendError));
        Guid[] people = [.. Cast(seeded, unseeded), .. broken];
        new Random(people.Length).Shuffle(people);
        Backend.Gate = async (_, _) => await Task.Yield();

        var report = await RunAsync(people);

        (report.SeededPeople, report.FailedPeople, report.NotAttemptedPeople).ShouldBe((seeded, failing, 0));
        (report.FallbackPeople + report.HeldPeople).ShouldBe(unseeded);
        (report.FallbackPeople * report.HeldPeople).ShouldBe(0);
        Backend.Journal.Count(call => !call.SeedOnly).ShouldBe(report.FallbackPeople);
        if (report.FallbackPeople > 0)
        {
            SeedCallsBeforeTheFirstOther(broken).ShouldBeGreaterThanOrEqualTo(Math.Min(50, seeded + unseeded));
        }
    }

    private int SeedCallsBeforeTheFirstOther(params Guid[] but) =>
        Backend.Journal.TakeWhile(call => call.SeedOnly).Count(call => !but.Contains(call.Person));

    private Guid[] Cast(int seeded, int unseeded)
    {
        Guid[] people =
        [
            .. Enumerable.Range(0, seeded).Select(number => Seeded($"s{number}")),
            .. Enumerable.Range(0, unseeded).Select(number => Unseeded($"a{number}")),
        ];
        new Random(7).Shuffle(people);
        return people;
    }

    private sealed class CallWatch : IRunWatch, ISyncObserver
    {
        public List<VerdictKind> Verdicts { get; } = [];

        public bool WatchesCalls => true;

        public ISyncObserver Watch(RunStart run) => this;

        public void OnCall(in PhotoCall call, VerdictKind verdict)
        {
            lock (Verdicts)
            {
                Verdicts.Add(verdict);
            }
        }

        public void OnStarted(RunStart start) { }

        public void OnAttached(Guid runId, string? node) { }

        public void OnPeopleKnown(int people, bool final) { }

        public void OnPerson(PersonResult result, PersonCommit commit) { }

        public void OnIntake(bool paused) { }

        public void OnWarning(string warning) { }
    }
}
