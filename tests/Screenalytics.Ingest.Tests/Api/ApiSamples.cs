using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Tests.Cli;

namespace Screenalytics.Ingest.Tests.Api;

/// <summary>Runs and people to answer with.</summary>
internal static class ApiSamples
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static Guid RunId { get; } = Guid.Parse("01a2037d-9834-750d-bb07-a6f62ebd3197");

    public static SeasonTarget Target { get; } = new(Guid.Parse("3f2504e0-4f89-41d3-9a0c-0305e82c3301"));

    public static RunDetail Running { get; } =
        new()
        {
            RunId = RunId,
            Status = RunStatus.Running,
            Target = Target,
            TargetKey = Target.Key,
            MaxImagesPerPerson = 5,
            Trigger = RunTriggers.Http,
            QueuedAt = Start,
            StartedAt = Start,
            Counts = new RunCounts { People = 3, CastComplete = true },
            BackendHost = "trr:443",
            DatabaseHost = "db:5432",
        };

    public static RunDetail Ended(RunStatus status = RunStatus.Ok) =>
        Running with
        {
            Status = status,
            FinishedAt = Start.AddSeconds(3),
            Counts = new RunCounts
            {
                People = 3,
                CastComplete = true,
                Seeded = 3,
            },
            Report = Samples.Report(new SyncRequest(Target)) with { RunId = RunId, Status = status },
        };

    public static PersonReport Person(int number) =>
        new()
        {
            PersonId = new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]),
            Outcome = PersonOutcome.Seeded,
            Source = "seed",
            Inserted = 2,
            FinishedAt = Start,
        };

    public static FaceBankImage Image { get; } =
        new()
        {
            ImageId = RunId,
            PersonId = Person(1).PersonId,
            S3OriginalKey = "https://images/1.jpg?a=1&b=2+3",
        };
}
