using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Tests.Cli.Runs;

internal static class RunSamples
{
    public static readonly Guid First = Guid.Parse("0193a000-0000-7000-8000-000000000001");
    public static readonly Guid Second = Guid.Parse("0193b111-1111-7000-8000-000000000002");

    private static readonly DateTimeOffset Asked = new(2026, 11, 22, 11, 0, 0, TimeSpan.Zero);

    public static RunDetail Run(Guid id, RunStatus status = RunStatus.Ok) =>
        new()
        {
            RunId = id,
            Status = status,
            Target = new EpisodeTarget(Samples.Person),
            TargetKey = new EpisodeTarget(Samples.Person).Key,
            MaxImagesPerPerson = 5,
            Trigger = RunTriggers.Schedule,
            Actor = "ann",
            Schedule = "nightly",
            Node = "worker-1/4711/9f3c",
            Attempts = 2,
            Parts = 1,
            QueuedAt = Asked,
            StartedAt = status == RunStatus.Queued ? null : Asked.AddSeconds(1),
            FinishedAt = status is RunStatus.Queued or RunStatus.Running ? null : Asked.AddSeconds(73),
            Counts = new RunCounts
            {
                People = 20_000,
                CastComplete = true,
                Seeded = 9_000,
                Fallback = 800,
                Empty = 100,
                Failed = 100,
                ImportedImages = 49_000,
                AlreadyPresentImages = 12,
            },
            BackendHost = "trr.example:443",
            DatabaseHost = "db.example:5432",
        };

    public static PersonReport Person(int number, bool failed = false) =>
        new()
        {
            PersonId = Guid.Parse($"{number:x8}-0000-4000-8000-000000000000"),
            Outcome = failed ? PersonOutcome.Failed : PersonOutcome.Fallback,
            Source = failed ? "none" : "all",
            Inserted = failed ? 0 : 5,
            Fetched = 120,
            Calls = [new CallReport { SeedOnly = true }],
            Failure = failed
                ? new PersonFailure(
                    FailureCode.BackendTimeout,
                    "No whole answer came within ten seconds, on each of the five attempts that were made."
                )
                : null,
        };

    public static UndoReport Undo(bool any = true)
    {
        var image = new FaceBankImage
        {
            ImageId = First,
            PersonId = Samples.Person,
            S3OriginalKey = "https://cdn.example/a.jpg",
            Rank = 1,
        };
        return new UndoReport(
            First,
            Applied: false,
            any ? [image] : [],
            [image with { ImageId = Second, Approved = true, ApprovedBy = "bob", Rank = 2 }],
            Gone: 3
        );
    }
}
