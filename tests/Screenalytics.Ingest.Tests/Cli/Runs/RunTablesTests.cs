using Screenalytics.Ingest.Cli.Runs;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Tests.Cli.Runs;

public sealed class RunTablesTests
{
    private static readonly string First = $"{RunSamples.First}";

    [Fact]
    public async Task A_list_fits_into_eighty_columns()
    {
        var run = await ShowAsync(
            new FakeRuns
            {
                Runs =
                [
                    RunSamples.Run(RunSamples.Second, RunStatus.Running),
                    RunSamples.Run(RunSamples.First, RunStatus.Cancelled) with
                    {
                        Target = new EpisodeTarget(Samples.Person, "Self"),
                        Suspect = true,
                        Late = true,
                        UndoneAt = DateTimeOffset.UnixEpoch,
                        RetryOf = RunSamples.Second,
                    },
                ],
            },
            "list"
        );

        run.ShouldBe(
            """
            run                                   status       people failed  images    took
            0193b111-1111-7000-8000-000000000002  running 50%   20000    100   49000 59m 59s
              episode 3f2504e0-4f89-41d3-9a0c-0305e82c3301 2026-11-22 11:00 +00:00 schedule
              schedule nightly
            0193a000-0000-7000-8000-000000000001  cancelled     20000    100   49000  1m 12s
              episode 3f2504e0-4f89-41d3-9a0c-0305e82c3301 2026-11-22 11:00 +00:00 schedule
              credit category Self; schedule nightly, late; retry of
              0193b111-1111-7000-8000-000000000002; suspect; undone

            """
        );
    }

    [Fact]
    public async Task An_empty_list_says_so() =>
        (await ShowAsync(new FakeRuns(), "list")).ShouldBe("No run is like that.\n");

    [Fact]
    public async Task A_run_is_shown_in_eighty_columns()
    {
        var run = RunSamples.Run(RunSamples.First, RunStatus.Running) with
        {
            PartList =
            [
                new RunPart
                {
                    Part = 0,
                    Done = true,
                    Node = "worker-1/4711/9f3c",
                    Attempts = 1,
                    People = 2000,
                },
                new RunPart
                {
                    Part = 1,
                    Done = false,
                    Attempts = 0,
                    People = 18000,
                },
            ],
            Warnings = ["max_images_per_person 99 is out of bounds; 20 applies (1 to 20), as it always does."],
        };

        (await ShowAsync(new FakeRuns { Runs = [run] }, "show", First)).ShouldBe(
            """
            Sync of episode 3f2504e0-4f89-41d3-9a0c-0305e82c3301

            Run        0193a000-0000-7000-8000-000000000001
            Status     running 50%
            Notes      schedule nightly
            People     20,000: 9,000 seeded, 800 fallback, 100 empty, 100 failed, 10,000 to
                       do
            Images     49,000 imported, 12 already there (cap 5)
            Asked      2026-11-22 11:00:00 +00:00 by schedule (ann)
            Began      2026-11-22 11:00:01 +00:00
            Node       worker-1/4711/9f3c (2 attempts)
            Backend    trr.example:443
            Database   db.example:5432

            part   people  tries  state    node
               0     2000      1  done     worker-1/4711/9f3c
               1    18000      0  free

            Warning    max_images_per_person 99 is out of bounds; 20 applies (1 to 20), as
                       it always does.

            """
        );
    }

    [Fact]
    public async Task A_run_that_failed_says_why_and_on_whom()
    {
        var report = Samples.Report(new SyncRequest(new FaceBankTarget())) with
        {
            FailedPeople = 25,
            Errors =
            [
                .. Enumerable
                    .Range(1, 25)
                    .Select(number => new PersonError(
                        RunSamples.Person(number).PersonId,
                        FailureCode.BackendTimeout,
                        "No answer within 10 s."
                    )),
            ],
        };
        var run = RunSamples.Run(RunSamples.First, RunStatus.Error) with
        {
            Report = report,
            Failure = new RunFailure(FailureCode.BackendUnavailable, "TRR-Backend stayed out of service."),
        };

        var shown = await ShowAsync(new FakeRuns { Runs = [run] }, "show", First);

        shown.ShouldContain("Why        TRR-Backend stayed out of service.");
        shown.ShouldContain("Ended      2026-11-22 11:01:13 +00:00, after 1m 12s");
        shown.ShouldContain(
            "Errors (25)\n  00000001-0000-4000-8000-000000000000  backend_timeout\n    No answer within 10 s.\n"
        );
        shown.ShouldEndWith($"  and 5 more, which this lists:\n  runs people {First} --outcome failed --all\n");
    }

    [Fact]
    public async Task People_are_shown_in_eighty_columns() =>
        (
            await ShowAsync(
                new FakeRuns
                {
                    Runs = [RunSamples.Run(RunSamples.First)],
                    People = [RunSamples.Person(1), RunSamples.Person(2, failed: true)],
                },
                "people",
                First
            )
        ).ShouldBe(
            """
            person                                outcome       from new had   rows calls
            00000001-0000-4000-8000-000000000000  fallback      all    5   0    120     1
            00000002-0000-4000-8000-000000000000  failed        none   0   0    120     1
                backend_timeout: No whole answer came within ten seconds, on each of the
                five attempts that were made.

            """
        );

    [Fact]
    public async Task What_would_be_taken_back_is_shown_person_by_person() =>
        (await ShowAsync(new FakeRuns { Undo = RunSamples.Undo() }, "undo", First)).ShouldBe(
            """
            person 3f2504e0-4f89-41d3-9a0c-0305e82c3301
              remove  0193a000-0000-7000-8000-000000000001
                      https://cdn.example/a.jpg
              stays   0193b111-1111-7000-8000-000000000002  approved by bob
                      https://cdn.example/a.jpg

            1 image would be removed; 1 stays, since it is approved; 3 are gone already.
            Nothing was changed: --yes removes them.

            """
        );

    [Theory]
    [InlineData(0, "0.0 s")]
    [InlineData(59.9, "59.9 s")]
    [InlineData(59.97, "1m 00s")]
    [InlineData(62, "1m 02s")]
    [InlineData(3 * 3600 + 300, "3h 05m")]
    [InlineData(50 * 3600, "2d 02h")]
    public void Lengths_of_time_are_short(double seconds, string told) =>
        TimeText.Of(TimeSpan.FromSeconds(seconds)).ShouldBe(told);

    private static async Task<string> ShowAsync(FakeRuns runs, params string[] verb)
    {
        var run = await CliRun.OfAsync(["runs", .. verb], new FakeHost { RunsSession = runs });
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
        return run.Output;
    }
}
