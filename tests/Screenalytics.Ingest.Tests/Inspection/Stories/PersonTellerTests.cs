using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Stories;
using Screenalytics.Ingest.Tests.Cli.Runs;

namespace Screenalytics.Ingest.Tests.Inspection.Stories;

public sealed class PersonTellerTests
{
    private static readonly Guid Person = Guid.Parse("13abf1d0-4d2b-4c0e-9a51-0f6a4f0d7c11");
    private static readonly Guid Image = Guid.Parse("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    private static readonly Guid Gone = Guid.Parse("7c9e6679-7425-40de-944b-e07fc1f90ae8");

    [Fact]
    public void A_fallback_is_told_with_its_proof()
    {
        var lines = Tell(
            Result(PersonOutcome.Fallback, Seed(rows: 0), All(rows: 12)) with
            {
                Source = "all",
                Inserted = 1,
                AlreadyPresent = 2,
                OverCap = 7,
                Skipped = new Dictionary<SkipReason, int> { [SkipReason.MissingUrl] = 2 },
                ImageIds = [Image],
                Ranks = [3],
            }
        );

        Of(lines, StoryKind.Call).Count.ShouldBe(2);
        Of(lines, StoryKind.Call)[0].ShouldContain("seed_only=true");
        Of(lines, StoryKind.Call)[0].ShouldContain("200 with 0 rows, complete");
        Of(lines, StoryKind.Decision)[0].ShouldContain("so the call for all photos was permitted");
        Of(lines, StoryKind.Decision)[^1].ShouldContain("the first 3 usable distinct ones were taken (at most 5)");
        Of(lines, StoryKind.Skipped)
            .ShouldBe(["2 rows could not be used: it has no served_url.", "7 usable photos past the cap were left."]);
        Of(lines, StoryKind.Written)[0].ShouldStartWith("1 image was inserted, not approved; 2 of the chosen photos");
        Of(lines, StoryKind.Written)[1].ShouldContain("Photo 3");
        Of(lines, StoryKind.Written)[1].ShouldContain("approved by bob");
        lines.Single(line => line.Kind == StoryKind.Written && line.At is not null).At.ShouldBe(Finished);
    }

    [Fact]
    public void A_seeded_person_had_no_second_call_though_nothing_was_usable()
    {
        var lines = Tell(Result(PersonOutcome.Seeded, Seed(rows: 1)) with { Source = "seed" });

        Of(lines, StoryKind.Call).Count.ShouldBe(1);
        Of(lines, StoryKind.Decision)[0].ShouldContain("there is no second call");
        Of(lines, StoryKind.Decision)[1].ShouldContain("None of the flagged photos could be used.");
        Of(lines, StoryKind.Written)[0].ShouldStartWith("No image");
    }

    [Theory]
    [InlineData(503, FailureCode.BackendError, "the answer was 503")]
    [InlineData(200, FailureCode.BodyMalformed, "no complete list of photos (body_malformed)")]
    [InlineData(0, FailureCode.BackendTimeout, "there was no answer (backend_timeout)")]
    public void A_failed_first_call_kept_the_second_one_shut(int status, FailureCode failure, string answer)
    {
        var call = Seed(rows: 0) with { Status = status, Failure = failure, Complete = false, Attempts = 5 };
        var lines = Tell(
            Result(PersonOutcome.Failed, call) with
            {
                Failure = new PersonFailure(failure, "What happened."),
            }
        );

        Of(lines, StoryKind.Call).Single().ShouldContain(answer);
        Of(lines, StoryKind.Call).Single().ShouldContain("5 attempts");
        Of(lines, StoryKind.Decision).Single().ShouldContain("stayed shut");
        Of(lines, StoryKind.Written).Single().ShouldBe("Nothing was written for the person: What happened.");
    }

    [Fact]
    public void Only_a_proof_is_called_one()
    {
        CallReport[] others =
        [
            Seed(rows: 0) with
            {
                Status = 204,
                Complete = false,
            },
            Seed(rows: 0) with
            {
                Complete = false,
                Failure = FailureCode.BodyCutShort,
            },
            Seed(rows: 0) with
            {
                Offset = 500,
            },
            Seed(rows: 0) with
            {
                Profiled = true,
            },
            Seed(rows: 3),
        ];

        foreach (var call in others)
        {
            Of(Tell(Result(PersonOutcome.Failed, call)), StoryKind.Decision)[0].ShouldNotContain("is the proof");
        }
    }

    [Fact]
    public void Who_was_held_learns_how_to_go_on()
    {
        var lines = Tell(Result(PersonOutcome.Held, Seed(rows: 0)));

        Of(lines, StoryKind.Decision).Single().ShouldContain($"runs retry-failed {RunSamples.First}");
    }

    [Theory]
    [InlineData(RunStatus.Queued, "waits for a node")]
    [InlineData(RunStatus.Running, "has not come")]
    [InlineData(RunStatus.Cancelled, "cancelled before")]
    [InlineData(RunStatus.Error, "ended before")]
    public void Whose_turn_did_not_come_is_told_why(RunStatus status, string why)
    {
        var story = PersonTeller.Tell(RunSamples.Run(RunSamples.First, status), null, NoImages);

        story.Result.ShouldBeNull();
        Of(story.Lines, StoryKind.Decision).Single().ShouldContain(why);
    }

    [Fact]
    public void Images_that_are_gone_are_told_as_gone()
    {
        var result = Result(PersonOutcome.Seeded, Seed(rows: 1)) with { Inserted = 1, ImageIds = [Gone], Ranks = [1] };
        var undone = RunSamples.Run(RunSamples.First) with { UndoneAt = Finished };

        Of(Tell(result), StoryKind.Written)[1].ShouldContain("not in the face bank any more");
        Of(PersonTeller.Tell(undone, result, NoImages).Lines, StoryKind.Written)[1].ShouldContain("was undone");
    }

    [Fact]
    public void A_purged_run_tells_what_is_kept()
    {
        var lines = Tell(Result(PersonOutcome.Seeded) with { Inserted = 1, ImageIds = [Image], Ranks = [1] });

        Of(lines, StoryKind.Call).ShouldBeEmpty();
        Of(lines, StoryKind.Note).Single().ShouldContain("purged");
        Of(lines, StoryKind.Written).Count.ShouldBe(2);
    }

    private static readonly DateTimeOffset Finished = new(2026, 11, 22, 11, 0, 30, TimeSpan.Zero);

    private static readonly Dictionary<Guid, FaceBankImage> NoImages = [];

    private static IReadOnlyList<StoryLine> Tell(PersonReport result) =>
        PersonTeller
            .Tell(
                RunSamples.Run(RunSamples.First),
                result,
                new Dictionary<Guid, FaceBankImage>
                {
                    [Image] = new()
                    {
                        ImageId = Image,
                        PersonId = Person,
                        S3OriginalKey = "https://cdn.example/a.jpg",
                        Approved = true,
                        ApprovedBy = "bob",
                    },
                }
            )
            .Lines;

    private static List<string> Of(IReadOnlyList<StoryLine> lines, StoryKind kind) =>
        [.. lines.Where(line => line.Kind == kind).Select(line => line.Text)];

    private static PersonReport Result(PersonOutcome outcome, params CallReport[] calls) =>
        new()
        {
            PersonId = Person,
            Outcome = outcome,
            Source = "none",
            Calls = calls,
            FinishedAt = Finished,
        };

    private static CallReport Seed(int rows) =>
        new()
        {
            SeedOnly = true,
            Attempts = 1,
            Status = 200,
            Rows = rows,
            Bytes = 2,
            Complete = true,
            DurationMs = 3,
        };

    private static CallReport All(int rows) => Seed(rows) with { SeedOnly = false };
}
