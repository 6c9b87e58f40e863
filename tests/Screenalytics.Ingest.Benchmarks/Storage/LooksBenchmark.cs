using System.Globalization;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Runs.Oversight;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Storage.History;
using Screenalytics.Ingest.Storage.Oversight;
using Screenalytics.Ingest.Storage.Targets;

namespace Screenalytics.Ingest.Benchmarks.Storage;

/// <summary>How long everything takes that a page of the console asks the database for, beside runs of very many people.</summary>
internal static class LooksBenchmark
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var people = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 100_000;
        var rounds = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 21;
        if (!DatabaseUrl.TryParse(Environment.GetEnvironmentVariable("DB_URL"), out var url, out var error))
        {
            System.Console.Error.WriteLine(error);
            return 2;
        }

        await using var source = DatabaseSource.Open(url, new DatabaseOptions(), TimeProvider.System);
        await new DatabaseMigrator(source).ApplyAsync(None);
        await using (var command = source.Connections.CreateCommand("SELECT count(*) FROM screenalytics_ingest.run"))
        {
            if (await command.ExecuteScalarAsync() is 0L)
            {
                await LooksData.MakeAsync(source, people);
            }
        }

        foreach (var (name, look) in Looks(source))
        {
            List<double> spent = [];
            for (var round = 0; round < rounds; round++)
            {
                var begun = TimeProvider.System.GetTimestamp();
                await look();
                spent.Add(TimeProvider.System.GetElapsedTime(begun).TotalMilliseconds);
            }

            var first = spent[0];
            spent.Sort();
            System.Console.WriteLine($"{name, -40} {spent[rounds / 2], 8:N2} ms   first {first, 8:N2} ms");
        }

        return 0;
    }

    private static IEnumerable<(string Name, Func<Task> Look)> Looks(DatabaseSource source)
    {
        var history = new PostgresRunHistory(source, () => 0.5);
        var trends = new PostgresTrends(source, () => 0.5);
        var targets = new PostgresTargets(source, () => 0.5);
        var compared = new PostgresComparison(source, () => 0.5);
        var sessions = new PostgresSessions(source, () => 0.5);
        var now = TimeProvider.System.GetUtcNow();
        var person = Guid.Parse("6ddd7f69-8e0b-7cfe-8b27-4b7e9d3f9bd0");

        yield return ("a session", () => sessions.FindAsync(new byte[32], TimeSpan.FromHours(1), None));
        yield return ("trends, 28 days", () => trends.ReadAsync(now.AddDays(-28), TimeSpan.FromDays(1), 28, None));
        yield return ("targets", () => targets.TargetsAsync(None));
        yield return ("nodes", () => history.NodesAsync(None));
        foreach (var (name, filter) in RunFilters(now))
        {
            yield return ($"runs {name}", () => history.ListAsync(filter, None));
        }

        yield return ("a run that has ended", () => history.FindAsync(LooksData.Before, None));
        yield return ("a run in flight", () => history.FindAsync(LooksData.InFlight, None));
        foreach (var (name, filter) in PeopleFilters(person))
        {
            yield return ($"people {name}", () => history.PeopleAsync(LooksData.Before, filter, None));
        }

        var rare = new PeopleFilter { Outcome = PersonOutcome.Held };
        yield return ("people in flight, held", () => history.PeopleAsync(LooksData.InFlight, rare, None));
        yield return ("a person's runs", () => history.PersonAsync(person, null, 20, None));
        yield return ("a person's images", () => history.FaceBankAsync(person, null, 100, None));
        yield return ("a dry run's plan", () => compared.PlanAsync(LooksData.DryRun, null, 100, None));
        yield return (
            "differences, kept",
            () => compared.DifferencesAsync(LooksData.Before, LooksData.After, null, 100, None)
        );
        yield return ("differences, new", () => NewComparisonAsync(source));
    }

    private static Task NewComparisonAsync(DatabaseSource source) =>
        new PostgresComparison(source, () => 0.5).DifferencesAsync(LooksData.Before, LooksData.After, null, 100, None);

    private static IEnumerable<(string Name, RunFilter Filter)> RunFilters(DateTimeOffset now) =>
        [
            ("all", new RunFilter()),
            ("of a target", new RunFilter { Target = "9d9b6d97-4fc3-8985-a621-e7ee847ad79f" }),
            ("in flight", new RunFilter { Statuses = [RunStatus.Queued, RunStatus.Running] }),
            ("with an error", new RunFilter { Statuses = [RunStatus.Error] }),
            ("with people held", new RunFilter { Outcome = PersonOutcome.Held }),
            ("with people failed", new RunFilter { Outcome = PersonOutcome.Failed }),
            ("suspect", new RunFilter { Suspect = true }),
            ("by the console", new RunFilter { Trigger = RunTriggers.Console }),
            ("of long ago", new RunFilter { Until = now.AddDays(-27) }),
        ];

    private static IEnumerable<(string Name, PeopleFilter Filter)> PeopleFilters(Guid person) =>
        [
            ("all", new PeopleFilter()),
            ("fallback", new PeopleFilter { Outcome = PersonOutcome.Fallback }),
            ("seeded, 3", new PeopleFilter { Outcome = PersonOutcome.Seeded }),
            ("empty, 3", new PeopleFilter { Outcome = PersonOutcome.Empty }),
            ("held, 3", new PeopleFilter { Outcome = PersonOutcome.Held }),
            ("failed, 3", new PeopleFilter { Outcome = PersonOutcome.Failed }),
            ("failed otherwise, 0", new PeopleFilter { Failure = FailureCode.BodyMalformed }),
            ("by a beginning", new PeopleFilter { IdPrefix = "6ddd" }),
            ("by ids", new PeopleFilter { People = [person, Guid.NewGuid(), Guid.NewGuid()] }),
        ];
}
