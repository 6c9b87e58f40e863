using System.Text.Json;
using Npgsql;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Cli;

/// <summary>The <c>runs</c> verbs on a database that real syncs have filled, with no worker alive.</summary>
public sealed class RunsVerbTests(PostgresFixture postgres) : CliTest(postgres)
{
    [Fact]
    public async Task Runs_are_listed_shown_and_taken_back()
    {
        var sandbox = await StartAsync();
        var database = await MigratedDatabaseAsync();
        var sync = EnvironmentOf(sandbox, database);
        var only = new Dictionary<string, string> { ["DB_URL"] = database };
        var first = await SyncAsync(sync, "--person", $"{SandboxIds.Seeded}");
        var second = await SyncAsync(sync, "--episode", $"{SandboxIds.HarbourRowEpisode1}");

        var list = await CliProcess.RunAsync(only, "runs", "list", "--output", "json");
        list.ExitCode.ShouldBe(0, list.Error);
        Ids(list.Json).ShouldBe([second.GetProperty("run_id").GetString()!, first.GetProperty("run_id").GetString()!]);
        var id = second.GetProperty("run_id").GetString()!;
        var filtered = await CliProcess.RunAsync(
            only,
            "runs",
            "list",
            "--target",
            $"{SandboxIds.HarbourRowEpisode1}",
            "--output",
            "json"
        );
        Ids(filtered.Json).ShouldBe([id]);
        (await CliProcess.RunAsync(only, "runs", "list")).Output.ShouldContain(id);

        var show = await CliProcess.RunAsync(only, "runs", "show", id, "--output", "json");
        show.Json.GetProperty("counts")
            .GetProperty("imported_images")
            .GetInt32()
            .ShouldBe(second.GetProperty("imported_facebank_images").GetInt32());
        show.Json.GetProperty("report")
            .GetProperty("people")
            .GetInt32()
            .ShouldBe(second.GetProperty("people").GetInt32());
        (await CliProcess.RunAsync(only, "runs", "show", id)).Output.ShouldContain(
            $"Sync of episode {SandboxIds.HarbourRowEpisode1}"
        );

        var people = await CliProcess.RunAsync(
            only,
            "runs",
            "people",
            id,
            "--all",
            "--limit",
            "2",
            "--output",
            "ndjson"
        );
        people.Lines.Count.ShouldBe(second.GetProperty("people").GetInt32());
        people
            .Lines.Sum(person => person.GetProperty("inserted").GetInt32())
            .ShouldBe(second.GetProperty("imported_facebank_images").GetInt32());
        people.Lines.ShouldAllBe(person => person.GetProperty("calls").GetArrayLength() > 0);

        var before = await AllRowsAsync(database);
        var plan = await CliProcess.RunAsync(only, "runs", "undo", id);
        plan.ExitCode.ShouldBe(0, plan.Error);
        plan.Output.ShouldContain("--yes");
        (await AllRowsAsync(database)).ShouldBe(before);
        var undo = await CliProcess.RunAsync(only, "runs", "undo", id, "--yes");
        undo.ExitCode.ShouldBe(0, undo.Error);
        (await AllRowsAsync(database)).ShouldBe(before - second.GetProperty("imported_facebank_images").GetInt32());
        (await CliProcess.RunAsync(only, "runs", "list")).Output.ShouldContain("undone");
        (await CliProcess.RunAsync(only, "runs", "undo", id, "--yes")).Output.ShouldContain("Nothing was changed.");
    }

    [Fact]
    public async Task An_unknown_run_is_one_line()
    {
        var environment = new Dictionary<string, string> { ["DB_URL"] = await MigratedDatabaseAsync() };

        var empty = await CliProcess.RunAsync(environment, "runs", "list");
        var unknown = await CliProcess.RunAsync(environment, "runs", "show", $"{Guid.NewGuid()}");

        (empty.ExitCode, empty.Output).ShouldBe((0, "No run is like that.\n"));
        unknown.ExitCode.ShouldBe(1);
        unknown.Error.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("runs list");
    }

    [Fact]
    public async Task A_database_that_is_not_migrated_is_told_with_the_way_out()
    {
        var environment = new Dictionary<string, string> { ["DB_URL"] = await Postgres.CreateDatabaseAsync("cli") };

        var run = await CliProcess.RunAsync(environment, "runs", "list");

        run.ExitCode.ShouldBe(1);
        run.Error.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("db check");
    }

    private static async Task<JsonElement> SyncAsync(Dictionary<string, string> environment, params string[] target)
    {
        var run = await CliProcess.RunAsync(environment, ["sync", .. target, "--output", "json"]);
        run.Output.ShouldNotBeEmpty(run.Error);
        return run.Json;
    }

    private static IEnumerable<string> Ids(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(run => run.GetProperty("run_id").GetString()!);

    private static async Task<long> AllRowsAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("select count(*) from screenalytics.face_bank_images");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
