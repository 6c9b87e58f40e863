using System.Globalization;
using Screenalytics.Ingest.Benchmarks.Cluster;
using Screenalytics.Ingest.Hosting.EmbeddedPostgres;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.Benchmarks.Console;

/// <summary>
/// How long every page's first byte takes beside a run of many people, and beside one of a single person; and how many
/// live updates a page gets while the great run goes on.
/// </summary>
internal static class ConsoleBenchmark
{
    private const int DefaultRounds = 30;
    private const int DefaultPeople = 100_000;
    private const double MostTimes = 3;
    private const int MostMessagesASecond = 4;

    public static async Task<int> RunAsync(string[] args)
    {
        var numbers = BenchStage.NumbersOf(args);
        await using var stage = await BenchStage.StartAsync(withFictionalCast: true);
        return await CompareAsync(
            stage.Postgres,
            stage.Sandbox,
            numbers.Length > 0 ? numbers[0] : DefaultRounds,
            numbers.Length > 1 ? numbers[1] : DefaultPeople
        );
    }

    private static async Task<int> CompareAsync(
        EmbeddedPostgresServer postgres,
        SandboxServer sandbox,
        int rounds,
        int people
    )
    {
        var great = await sandbox.Casts.GenerateAsync(new CastSpec(people));
        var tiny = await sandbox.Casts.GenerateAsync(new CastSpec(1) { Seed = 2 });
        await using var full = await WorkerAsync(postgres, sandbox, "console_full");
        await using var empty = await WorkerAsync(postgres, sandbox, "console_empty");
        using var inFull = await ConsoleVisit.SignInAsync(full.Address, BenchWorker.Secret);
        using var inEmpty = await ConsoleVisit.SignInAsync(empty.Address, BenchWorker.Secret);
        var (run, messages) = await WatchAsync(full, inFull, great.SeasonId);
        var (small, _) = await WatchAsync(empty, inEmpty, tiny.SeasonId);
        var (later, _) = await WatchAsync(full, inFull, great.SeasonId);
        var (smallLater, _) = await WatchAsync(empty, inEmpty, tiny.SeasonId);
        var most = MostASecond(messages);
        Say(
            $"live: {messages.Count} messages over {(messages.Count == 0 ? 0 : messages[^1].TotalSeconds):F1} s, at most {most} within a second (at most {MostMessagesASecond})"
        );
        var isGood = most <= MostMessagesASecond;
        Say($"first byte, median of {rounds}, with {people:N0} people and with 1:");
        var compared = (
            $"/console/runs/{later}/compare?with={run}",
            $"/console/runs/{smallLater}/compare?with={small}"
        );
        foreach (var (inGreat, inSmall) in Pages(run, small).Prepend(compared))
        {
            isGood &= await PageAsync(inFull, inGreat, inEmpty, inSmall, rounds);
        }

        return isGood ? 0 : 1;
    }

    private static async Task<BenchWorker> WorkerAsync(
        EmbeddedPostgresServer postgres,
        SandboxServer sandbox,
        string database
    )
    {
        var environment = new Dictionary<string, string>
        {
            ["TRR_API_URL"] = sandbox.Address,
            ["SCREENALYTICS_SERVICE_TOKEN"] = sandbox.Tokens.ServiceToken,
            ["TRR_DB_URL"] = sandbox.DatabaseUrl,
            ["DB_URL"] = await postgres.ConnectionStringForAsync(database),
            ["Log__Files"] = "false",
        };
        await Child.RunAsync(BenchStage.Program, environment, "db", "migrate");
        return await BenchWorker.StartAsync(BenchStage.Program, environment);
    }

    private static async Task<(Guid Run, IReadOnlyList<TimeSpan> Messages)> WatchAsync(
        BenchWorker worker,
        ConsoleVisit visit,
        Guid season
    )
    {
        var run = await worker.StartRunAsync(season);
        var messages = await visit.FollowAsync($"/console/live/runs/{run}", CancellationToken.None);
        var ended = await worker.EndOfAsync(run);
        var status = ended.GetProperty("status").GetString();
        return status == "ok" ? (run, messages) : throw new InvalidOperationException($"The run ended {status}.");
    }

    private static async Task<bool> PageAsync(
        ConsoleVisit inFull,
        string great,
        ConsoleVisit inEmpty,
        string small,
        int rounds
    )
    {
        var (slow, quick) = (new List<TimeSpan>(), new List<TimeSpan>());
        await inFull.FirstByteAsync(great);
        await inEmpty.FirstByteAsync(small);
        for (var round = 0; round < rounds; round++)
        {
            quick.Add(await inEmpty.FirstByteAsync(small));
            slow.Add(await inFull.FirstByteAsync(great));
        }

        var times = Median(slow) / Median(quick);
        Say(
            $"  {Median(slow).TotalMilliseconds, 7:F1} ms {Median(quick).TotalMilliseconds, 7:F1} ms {times, 6:F2} times  {great}"
        );
        return times <= MostTimes;
    }

    // Pages of a run, and of a person in it, are compared with those of a run of one.
    private static IEnumerable<(string Full, string Empty)> Pages(Guid run, Guid small)
    {
        string[] same =
        [
            "/console",
            "/console?range=90d",
            "/console/runs",
            "/console/runs?outcome=failed",
            "/console/trigger",
            "/console/people",
            "/console/people?q=a",
            $"/console/people/{SandboxIds.Seeded}",
            $"/console/people/{SandboxIds.Seeded}/gallery",
            "/console/schedules",
            "/console/logs",
            "/console/audit",
            "/console/sessions",
        ];
        string[] ofRun =
        [
            "",
            "?outcome=fallback",
            "?q=7",
            "?q=ab",
            "?outcome=failed",
            "?after=80000000-0000-0000-0000-000000000000",
        ];
        return same.Select(path => (path, path))
            .Concat(ofRun.Select(query => ($"/console/runs/{run}{query}", $"/console/runs/{small}{query}")));
    }

    private static int MostASecond(IReadOnlyList<TimeSpan> messages) =>
        messages
            .Select(begin => messages.Count(at => at >= begin && at < begin + TimeSpan.FromSeconds(1)))
            .Append(0)
            .Max();

    private static TimeSpan Median(List<TimeSpan> values) => values.Order().ElementAt(values.Count / 2);

    private static void Say(FormattableString line) =>
        System.Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
