using System.Text.Json;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Cli.Seeds;

/// <summary>The <c>seeds</c> verbs against the sandbox: what they say is what is in TRR's database.</summary>
public sealed class SeedsTests(PostgresFixture postgres) : CliTest(postgres)
{
    [Fact]
    public async Task A_flag_is_set_and_cleared_and_listed()
    {
        var sandbox = await StartAsync();
        var (person, link) = await UnflaggedAsync(sandbox, "gallery");
        var environment = AdminEnvironmentOf(sandbox);

        foreach (var (verb, flag) in new[] { ("set", true), ("set", true), ("clear", false) })
        {
            var run = await CliProcess.RunAsync(
                environment,
                "seeds",
                verb,
                "--person",
                $"{person}",
                "--link",
                $"{link}"
            );

            run.ExitCode.ShouldBe(0, run.Error);
            run.Output.ShouldContain($"{link}");
            var list = await CliProcess.RunAsync(
                new Dictionary<string, string> { ["TRR_DB_URL"] = sandbox.DatabaseUrl },
                "seeds",
                "list",
                "--person",
                $"{person}",
                "--output",
                "json"
            );
            list.ExitCode.ShouldBe(0, list.Error);
            var found = JsonDocument
                .Parse(list.Output)
                .RootElement.GetProperty("links")
                .EnumerateArray()
                .Single(row => row.GetProperty("link_id").GetGuid() == link);
            found.GetProperty("facebank_seed").GetBoolean().ShouldBe(flag);
            found.GetProperty("can_be_flagged").GetBoolean().ShouldBeTrue();
        }
    }

    [Fact]
    public async Task What_the_backend_refuses_is_told_and_nothing_changes()
    {
        var sandbox = await StartAsync();
        var (person, link) = await UnflaggedAsync(sandbox, "gallery");
        var environment = AdminEnvironmentOf(sandbox);

        await RefusedAsync(environment, person, Guid.NewGuid(), "There is no gallery link");
        await RefusedAsync(environment, Guid.NewGuid(), link, "is not of person");
        var wrong = new Dictionary<string, string>(environment)
        {
            ["TRR_INTERNAL_ADMIN_SHARED_SECRET"] = "not-the-backends-own",
        };
        await RefusedAsync(wrong, person, link, "TRR_INTERNAL_ADMIN_SHARED_SECRET");
        var stale = new Dictionary<string, string>(environment)
        {
            ["TRR_CORE_SUPABASE_SERVICE_ROLE_KEY"] = sandbox.Tokens.ServiceRole(TimeSpan.FromHours(-1)),
        };
        await RefusedAsync(stale, person, link, "TRR_CORE_SUPABASE_SERVICE_ROLE_KEY");
        var nowhere = new Dictionary<string, string>(environment)
        {
            ["TRR_API_URL"] = "http://127.0.0.1:1",
            ["Trr__MaxRetries"] = "0",
        };
        await RefusedAsync(nowhere, person, link, "could not be reached");

        await using var command = sandbox.Database.CreateCommand(
            $"select facebank_seed from core.media_links where id = '{link}'"
        );
        (await command.ExecuteScalarAsync()).ShouldBe(false);
    }

    [Fact]
    public async Task Settings_that_are_missing_are_named()
    {
        string[] ids = ["--person", $"{Guid.NewGuid()}", "--link", $"{Guid.NewGuid()}"];
        var bare = new Dictionary<string, string> { ["TRR_API_URL"] = "http://127.0.0.1:1" };

        var set = await CliProcess.RunAsync(bare, ["seeds", "set", .. ids]);
        var list = await CliProcess.RunAsync(bare, ["seeds", "list", .. ids[..2]]);

        set.ExitCode.ShouldBe(78);
        set.Error.ShouldContain("TRR_CORE_SUPABASE_SERVICE_ROLE_KEY");
        set.Error.ShouldContain("TRR_INTERNAL_ADMIN_SHARED_SECRET");
        set.Error.ShouldNotContain("DB_URL");
        list.ExitCode.ShouldBe(78);
        list.Error.ShouldContain("TRR_DB_URL");
    }

    [Fact]
    public async Task A_database_that_is_away_is_told()
    {
        var run = await CliProcess.RunAsync(
            new Dictionary<string, string> { ["TRR_DB_URL"] = "postgres://u:canary@127.0.0.1:1/trr" },
            "seeds",
            "list",
            "--person",
            $"{Guid.NewGuid()}"
        );

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("cannot be reached");
        (run.Error + run.Output).ShouldNotContain("canary");
    }

    private static async Task RefusedAsync(Dictionary<string, string> environment, Guid person, Guid link, string words)
    {
        var run = await CliProcess.RunAsync(environment, "seeds", "set", "--person", $"{person}", "--link", $"{link}");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(words);
        run.Output.ShouldBeEmpty();
    }

    private static Dictionary<string, string> AdminEnvironmentOf(SandboxServer sandbox) =>
        new()
        {
            ["TRR_API_URL"] = sandbox.Address,
            ["TRR_INTERNAL_ADMIN_SHARED_SECRET"] = sandbox.Tokens.InternalAdminSecret,
            ["TRR_CORE_SUPABASE_SERVICE_ROLE_KEY"] = sandbox.Tokens.ServiceRole(),
        };

    private static async Task<(Guid Person, Guid Link)> UnflaggedAsync(SandboxServer sandbox, string kind)
    {
        await using var command = sandbox.Database.CreateCommand(
            $"select entity_id, id from core.media_links where kind = '{kind}' and not facebank_seed order by id limit 1"
        );
        await using var reader = await command.ExecuteReaderAsync();
        (await reader.ReadAsync()).ShouldBeTrue();
        return (reader.GetGuid(0), reader.GetGuid(1));
    }
}
