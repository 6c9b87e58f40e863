using System.Text.Json;
using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Sync;

/// <summary>The program, a cast of 20,000 generated people, a healthy backend and a sick one.</summary>
public sealed class TwentyThousandTests(PostgresFixture postgres) : CliTest(postgres)
{
    private const int People = 20_000;

    [Fact]
    public async Task Rows_equal_the_expected_set_and_a_second_run_imports_nothing()
    {
        await using var sandbox = await StartAsync(options => options with { CacheReads = true });
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(People));
        var database = await MigratedDatabaseAsync();

        var first = await SyncAsync(sandbox, database, cast.SeasonId);
        var rows = await RowsAsync(database);
        rows.SetEquals(await ExpectedAsync(sandbox, cast.SeasonId)).ShouldBeTrue();
        first.GetProperty("status").GetString().ShouldBe("ok");
        first.GetProperty("people").GetInt32().ShouldBe(People);
        first.GetProperty("imported_facebank_images").GetInt32().ShouldBe(rows.Count);
        ShouldAddUp(first);

        var second = await SyncAsync(sandbox, database, cast.SeasonId);
        second.GetProperty("imported_facebank_images").GetInt32().ShouldBe(0);
        second.GetProperty("already_present_images").GetInt32().ShouldBe(rows.Count);
        (await RowsAsync(database)).Count.ShouldBe(rows.Count);
        sandbox.Journal.UnprovenFallbacks().ShouldBeEmpty();
    }

    [Fact]
    public async Task With_a_fifth_of_the_calls_spoiled_no_fallback_is_unproven_and_a_clean_run_completes_it()
    {
        await using var sandbox = await StartAsync(options => options with { CacheReads = true });
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(People, Seed: 2));
        var database = await MigratedDatabaseAsync();
        RandomFaults.Add(sandbox);

        var sick = await SyncAsync(sandbox, database, cast.SeasonId);
        var expected = await ExpectedAsync(sandbox, cast.SeasonId);
        var rows = await RowsAsync(database);
        var failed = sick.GetProperty("errors")
            .EnumerateArray()
            .Select(error => error.GetProperty("person_id").GetGuid())
            .ToHashSet();
        sick.GetProperty("status").GetString().ShouldBe("partial");
        failed.Count.ShouldBe(sick.GetProperty("failed_people").GetInt32());
        failed.Count.ShouldBeGreaterThan(People / 50);
        rows.SetEquals(expected.Where(row => !failed.Contains(row.Person))).ShouldBeTrue();
        ShouldAddUp(sick);

        sandbox.Faults.Clear();
        var clean = await SyncAsync(sandbox, database, cast.SeasonId);
        clean.GetProperty("status").GetString().ShouldBe("ok");
        (await RowsAsync(database)).SetEquals(expected).ShouldBeTrue();
        sandbox.Journal.UnprovenFallbacks().ShouldBeEmpty();
    }

    private static async Task<JsonElement> SyncAsync(SandboxServer sandbox, string database, Guid season)
    {
        var environment = EnvironmentOf(sandbox, database);
        environment["Trr__RetryBaseDelay"] = "00:00:00.005";
        var result = await CliProcess.RunAsync(environment, "sync", "--season", $"{season}", "--output", "json");
        result.ExitCode.ShouldBeOneOf(0, 3);
        return JsonDocument.Parse(result.Output).RootElement;
    }

    private static void ShouldAddUp(JsonElement report)
    {
        int Of(string name) => report.GetProperty(name).GetInt32();
        var skipped = report.GetProperty("skipped_images").EnumerateObject().Sum(reason => reason.Value.GetInt32());
        Of("fetched_photos").ShouldBe(Of("chosen_photos") + Of("duplicate_photos") + Of("over_cap_photos") + skipped);
        Of("chosen_photos").ShouldBe(Of("imported_facebank_images") + Of("already_present_images"));
        Of("people")
            .ShouldBe(
                Of("seeded_people")
                    + Of("fallback_people")
                    + Of("empty_people")
                    + Of("failed_people")
                    + Of("not_attempted_people")
            );
    }
}
