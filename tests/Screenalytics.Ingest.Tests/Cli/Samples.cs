using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Cli;

/// <summary>Results of runs to print.</summary>
internal static class Samples
{
    public static readonly Guid Person = Guid.Parse("3f2504e0-4f89-41d3-9a0c-0305e82c3301");

    public static SyncReport Report(SyncRequest request) =>
        new()
        {
            RunId = Guid.Parse("0193a000-0000-7000-8000-000000000001"),
            Status = RunStatus.Ok,
            DryRun = request.DryRun,
            Target = request.Target,
            MaxImagesPerPerson = request.MaxImagesPerPerson,
            BackendHost = "127.0.0.1:8000",
            DatabaseHost = "db.example:5432",
            DatabaseName = "faces",
            StartedAt = DateTimeOffset.UnixEpoch,
            FinishedAt = DateTimeOffset.UnixEpoch,
            DurationMs = 3200,
        };

    public static PersonResult Fallback(params string[] urls) =>
        new()
        {
            PersonId = Person,
            Outcome = PersonOutcome.Fallback,
            Source = PhotoSource.All,
            Calls = [Call(seedOnly: true, rows: 0), Call(seedOnly: false, rows: urls.Length)],
            Chosen = [.. urls.Select((url, index) => new ChosenPhoto(url, index + 1))],
            Rows = new RowCounts(urls.Length, urls.Length, 0, 0, null),
        };

    public static PersonResult Failed() =>
        new()
        {
            PersonId = Person,
            Outcome = PersonOutcome.Failed,
            Failure = FailureCode.BackendTimeout,
            Detail = "No answer within 10 s.",
            Calls = [Call(seedOnly: true, rows: 0)],
        };

    private static PhotoCall Call(bool seedOnly, int rows) =>
        new()
        {
            PersonId = Person,
            SeedOnly = seedOnly,
            Offset = 0,
            Limit = 500,
            Attempts = 1,
            Status = 200,
            Rows = rows,
            Complete = true,
            Duration = TimeSpan.FromMilliseconds(12.34),
        };
}
