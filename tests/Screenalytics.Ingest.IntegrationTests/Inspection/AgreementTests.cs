using Npgsql;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Reading;
using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Journal;

namespace Screenalytics.Ingest.IntegrationTests.Inspection;

/// <summary>Three witnesses of one sick run: its log, its history in the database, and the backend's own journal.</summary>
public sealed class AgreementTests(PostgresFixture postgres) : CliTest(postgres)
{
    private const int People = 10_000;

    [Fact]
    public async Task Log_history_and_journal_agree_on_every_one_of_10_000_people()
    {
        using var folder = TestFolder.Create();
        await using var sandbox = await StartAsync(options =>
            options with
            {
                CacheReads = true,
                AccessLog = Path.Combine(folder.Path, "access.log"),
            }
        );
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(People, Seed: 7));
        var environment = EnvironmentOf(sandbox, await MigratedDatabaseAsync());
        environment["SCREENALYTICS_DATA_DIR"] = Path.Combine(folder.Path, "data");
        environment["Trr__RetryBaseDelay"] = "00:00:00.005";
        RandomFaults.Add(sandbox, seed: 100);

        var run = await CliProcess.RunAsync(environment, "sync", "--season", $"{cast.SeasonId}", "--output", "json");
        run.ExitCode.ShouldBe(3, run.Error);

        var logged = await LoggedAsync(Path.Combine(folder.Path, "data/logs"));
        var kept = await KeptAsync(environment["DB_URL"]);
        var asked = sandbox
            .Journal.Entries()
            .Where(entry => entry.Endpoint == BackendEndpoint.Photos)
            .GroupBy(entry => entry.Target)
            .ToDictionary(group => group.Key, group => group.OrderBy(entry => entry.Answered).ToList());
        logged.Count.ShouldBe(People);
        logged.Keys.ToHashSet().SetEquals(kept.Keys).ShouldBeTrue();
        logged.Values.Count(person => person.Outcome == PersonOutcome.Failed).ShouldBeInRange(People / 100, People / 2);
        foreach (var person in logged.Values)
        {
            kept[person.PersonId].ShouldBe(StoryOf(person));
            ShouldBeWhatWasAsked(person, asked[person.PersonId]);
        }

        sandbox.Journal.UnprovenFallbacks().ShouldBeEmpty();
        sandbox.FlushAccessLog();
        await ShouldBeVerifiedAsync(environment, Path.Combine(folder.Path, "access.log"));
    }

    // The same by the verb, over the log in the data folder and the backend's access log.
    private static async Task ShouldBeVerifiedAsync(Dictionary<string, string> environment, string accessLog)
    {
        var logs = Path.Combine(environment["SCREENALYTICS_DATA_DIR"], "logs");
        var verified = await CliProcess.RunAsync(
            environment,
            ["logs", "verify", logs, "--access-log", accessLog, "--access-log-whole", "--output", "json"]
        );

        // An answer that was cut stands in an access log as a 200 like any other, so that its retry can't be judged there.
        verified.ExitCode.ShouldBe(3, verified.Error);
        var (log, access) = (verified.Json.GetProperty("log"), verified.Json.GetProperty("access_log"));
        log.GetProperty("people").GetInt32().ShouldBe(People);
        log.GetProperty("violations").GetInt32().ShouldBe(0);
        log.GetProperty("incomplete").GetInt32().ShouldBe(0);
        access.GetProperty("violated").GetInt32().ShouldBe(0);
        var undecidable = access.GetProperty("undecidable").GetInt32();
        undecidable.ShouldBeInRange(1, People / 10);
        access.GetProperty("reasons").GetProperty("repeated").GetInt32().ShouldBe(undecidable);
        access.GetProperty("consistent").GetInt32().ShouldBe(People - undecidable);
    }

    private static async Task<Dictionary<Guid, LoggedPerson>> LoggedAsync(string folder)
    {
        var people = new PeopleVisitor();
        await LogReader.ReadAsync(
            new LogSources { Paths = [folder], OpenInput = () => Stream.Null },
            people,
            TestContext.Current.CancellationToken
        );
        return people.All;
    }

    // Who came out how, and every call: the same words from every witness.
    private static async Task<Dictionary<Guid, string>> KeptAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(
            """
            SELECT result.person_id, result.outcome, result.inserted,
                string_agg(concat_ws(':', call.seed_only, call.call_offset, call.status, call.rows, call.bytes,
                    call.attempts, call.failure <> 0), ' ' ORDER BY call.call_number)
            FROM screenalytics_ingest.person_result AS result
            JOIN screenalytics_ingest.person_call AS call USING (run_id, person_id)
            GROUP BY 1, 2, 3
            """
        );
        await using var reader = await command.ExecuteReaderAsync();
        var kept = new Dictionary<Guid, string>();
        while (await reader.ReadAsync())
        {
            kept.Add(
                reader.GetGuid(0),
                $"{(PersonOutcome)reader.GetInt16(1)} {reader.GetInt16(2)} {reader.GetString(3)}"
            );
        }

        return kept;
    }

    private static string StoryOf(LoggedPerson person)
    {
        var calls = person
            .Calls.ShouldNotBeNull()
            .Select(call =>
                $"{Flag(call.SeedOnly)}:{call.Offset}:{call.Status}:{call.Rows}:{call.Bytes}:{call.Attempts}:{Flag(call.Failure is not null)}"
            );
        return $"{person.Outcome} {person.Inserted} {string.Join(' ', calls)}";
    }

    private static string Flag(bool value) => value ? "t" : "f";

    // .NET repeats a request whose connection was reset before one byte of the answer, and counts it as one attempt.
    private static void ShouldBeWhatWasAsked(LoggedPerson person, List<JournalEntry> asked)
    {
        var next = 0;
        foreach (var call in person.Calls!)
        {
            var attempts = asked
                .Skip(next)
                .TakeWhile(entry => entry.SeedOnly == call.SeedOnly && entry.Offset == call.Offset)
                .ToList();
            next += attempts.Count;
            attempts.Count.ShouldBeGreaterThanOrEqualTo(call.Attempts, $"person {person.PersonId}");
            attempts.Count(entry => entry.Status != 0).ShouldBeLessThanOrEqualTo(call.Attempts);
            var last = attempts[^1];
            last.Status.ShouldBe((short)call.Status, $"person {person.PersonId}");
            (last is { Status: 200, Complete: true }).ShouldBe(call.Complete, $"person {person.PersonId}");
            if (call.Complete)
            {
                last.Rows.ShouldBe(call.Rows);
            }
        }

        next.ShouldBe(asked.Count, $"person {person.PersonId}");
    }

    private sealed class PeopleVisitor : ILogVisitor
    {
        public Dictionary<Guid, LoggedPerson> All { get; } = [];

        public void OnPerson(LoggedPerson person) => All.Add(person.PersonId, person);

        public void OnForeign(LogPlace place) => throw new InvalidOperationException($"{place} is foreign.");

        public void OnTorn(LogPlace place, string reason) => throw new InvalidOperationException($"{place} {reason}");
    }
}
