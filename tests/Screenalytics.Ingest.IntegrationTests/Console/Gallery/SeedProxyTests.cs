using Screenalytics.Ingest.IntegrationTests.RolloutGate;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Console.Gallery;

/// <summary>The console's proxy of the seed toggle: who gets through, what it asks, what it tells, what it leaves behind.</summary>
public sealed class SeedProxyTests(PostgresFixture postgres) : GateTest(postgres)
{
    private const string On = """{"facebank_seed":true}""";
    private const string Off = """{"facebank_seed":false}""";
    private const string Unauthorized = """401 {"error":"unauthorized"}""";
    private const string Forbidden = """403 {"error":"forbidden"}""";

    private static readonly string Path = ProxyStage.PathOf(SandboxIds.Unseeded, SandboxIds.UnseededLink);

    private static readonly string Ids =
        $"\"link_id\":\"{SandboxIds.UnseededLink}\",\"person_id\":\"{SandboxIds.Unseeded}\"";

    [Fact]
    public async Task Allowlisted_admins_toggle_on_the_record_and_nobody_else_reaches_the_backend()
    {
        var sandbox = await StartAsync();
        var tokens = sandbox.Tokens;
        await using var stage = await ProxyStage.StartAsync(sandbox, await MigratedDatabaseAsync());
        var late = tokens.User(lifetime: TimeSpan.FromHours(-1));
        foreach (var bearer in new[] { null, "not.a.token", late, tokens.ServiceRole(), tokens.ServiceToken })
        {
            (await stage.ToggleAsync(Path, On, bearer)).ShouldBe(Unauthorized);
        }

        (await stage.ToggleAsync(Path, On, tokens.User(SandboxTokens.Stranger))).ShouldBe(Forbidden);
        (await stage.ToggleAsync(Path, "{}", tokens.User(SandboxTokens.Stranger))).ShouldBe(Forbidden);
        (await stage.ToggleAsync(Path, """{"facebank_seed":"yes"}""", tokens.User())).ShouldBe(
            """400 {"error":"facebank_seed must be a boolean"}"""
        );
        Toggles(sandbox).ShouldBeEmpty();
        var subject = $"link {SandboxIds.UnseededLink}";
        var stranger = $"{SandboxTokens.Stranger}; no session; {subject}; -; -; 3";
        (await stage.AuditAsync()).ShouldBe([stranger, stranger]);
        (await stage.DetailsAsync()).ShouldBe([
            "to be a facebank seed; Only an allowlisted admin flags seeds.",
            "Only an allowlisted admin flags seeds.",
        ]);
        stage.Worker.Log.ShouldContain("nobody from 127.0.0.1 was not let through to the seed flag of link");

        (await stage.ToggleAsync(Path, On, tokens.User("ADMIN@example.test"))).ShouldBe(
            $$"""200 {{{Ids}},"facebank_seed":true}"""
        );
        (await FlagAsync(sandbox)).ShouldBe("true");
        (await stage.ToggleAsync(Path, Off, tokens.User())).ShouldBe($$"""200 {{{Ids}},"facebank_seed":false}""");
        (await FlagAsync(sandbox)).ShouldBe("false");

        Toggles(sandbox).Select(entry => entry.Status).ShouldBe([200, 200]);
        (await stage.AuditAsync())
            .Skip(2)
            .ShouldBe([
                $"admin@example.test; no session; {subject}; no facebank seed; a facebank seed; 2",
                $"admin@example.test; no session; {subject}; a facebank seed; no facebank seed; 2",
            ]);
    }

    [Fact]
    public async Task A_session_toggles_from_a_page_of_its_own_and_from_nowhere_else()
    {
        var sandbox = await StartAsync();
        await using var stage = await ProxyStage.StartAsync(sandbox, await MigratedDatabaseAsync());
        var admin = await stage.SignInAsync(sandbox.Tokens.User());
        var form = await stage.FormTokenAsync(admin);
        var operatorCookie = await stage.SignInAsync(WorkerProcess.Secret);
        var operatorForm = await stage.FormTokenAsync(operatorCookie);

        (await stage.ToggleAsync(Path, On, cookie: admin)).ShouldStartWith("403 ");
        (await stage.ToggleAsync(Path, On, cookie: admin, form: operatorForm)).ShouldStartWith("403 ");
        (await stage.ToggleAsync(Path, On, cookie: admin, form: form, site: "cross-site")).ShouldStartWith("403 ");
        (await stage.ToggleAsync(Path, On, cookie: operatorCookie, form: operatorForm)).ShouldBe(Forbidden);
        (await stage.ToggleAsync(Path, On, cookie: admin + "x", form: form)).ShouldBe(Unauthorized);

        // A wrong token is not made good by a cookie that the browser sends along.
        (await stage.ToggleAsync(Path, On, bearer: "not.a.token", cookie: admin, form: form)).ShouldBe(Unauthorized);
        Toggles(sandbox).ShouldBeEmpty();

        (await stage.ToggleAsync(Path, On, cookie: admin, form: form)).ShouldStartWith("200 ");
        var trail = await stage.AuditAsync();
        trail.Count.ShouldBe(5);
        trail
            .Count(entry =>
                entry.StartsWith("admin@example.test; session; link ", StringComparison.Ordinal)
                && entry.EndsWith("; 3", StringComparison.Ordinal)
            )
            .ShouldBe(3);
        trail[3].ShouldStartWith("operator; session; link ");
        trail[^1].ShouldStartWith("admin@example.test; session; link ");
        trail[^1].ShouldEndWith("; 2");

        // What a proxy in front of the worker has browsers send along is no token of ours, and opens nothing.
        (await stage.ToggleAsync(Path, Off, basic: "YTpi", cookie: admin, form: form)).ShouldStartWith("200 ");
        (await stage.ToggleAsync(Path, Off, basic: "YTpi", cookie: admin)).ShouldStartWith("403 ");
        (await stage.ToggleAsync(Path, Off, basic: "YTpi")).ShouldBe(Unauthorized);
    }

    [Fact]
    public async Task The_backends_refusals_are_passed_through_recorded_and_hold_no_secret()
    {
        var sandbox = await StartAsync();
        var database = await MigratedDatabaseAsync();
        using var data = TestFolder.Create();
        await using var stage = await ProxyStage.StartAsync(sandbox, database);
        var admin = sandbox.Tokens.User();
        var unknown = ProxyStage.PathOf(SandboxIds.Unseeded, Guid.Empty);
        (await stage.ToggleAsync(unknown, On, admin)).ShouldBe("""404 {"error":"Media link not found"}""");
        var odd = ProxyStage.PathOf(SandboxIds.OddKinds, SandboxIds.OddKindLink);
        (await stage.ToggleAsync(odd, On, admin)).ShouldBe(
            """409 {"error":"Media link is not a person gallery image"}"""
        );
        var others = ProxyStage.PathOf(SandboxIds.Seeded, SandboxIds.UnseededLink);
        (await stage.ToggleAsync(others, On, admin)).ShouldBe(
            """409 {"error":"Media link does not belong to this person"}"""
        );
        (await stage.ToggleAsync(ProxyStage.PathOf("x", "y"), On, admin)).ShouldBe(
            """422 {"error":"Facebank seed update failed"}"""
        );

        (await stage.DetailsAsync()).ShouldAllBe(detail =>
            detail.StartsWith("to be a facebank seed; ", StringComparison.Ordinal)
        );
        (await stage.AuditAsync()).Count(entry => entry.EndsWith("; -; 3", StringComparison.Ordinal)).ShouldBe(3);
        var secrets = ProxyStage
            .EnvironmentOf(sandbox, database, data)
            .Where(one => one.Key.Contains("SECRET") || one.Key.Contains("TOKEN") || one.Key.Contains("ROLE_KEY"))
            .Select(one => one.Value);
        var seen = string.Join('\n', stage.Seen);
        secrets.ShouldAllBe(secret => !seen.Contains(secret));
        seen.ShouldContain("Content-Security-Policy");
    }

    [Fact]
    public async Task Without_secrets_it_says_500_and_asks_nobody()
    {
        var sandbox = await StartAsync();
        await using var stage = await ProxyStage.StartAsync(
            sandbox,
            await MigratedDatabaseAsync(),
            environment => environment.Remove("TRR_CORE_SUPABASE_SERVICE_ROLE_KEY")
        );

        (await stage.ToggleAsync(Path, On, sandbox.Tokens.User())).ShouldBe(
            """500 {"error":"Backend auth not configured"}"""
        );
        (await stage.ToggleAsync(Path, "{}", sandbox.Tokens.User())).ShouldStartWith("400 ");
        (await stage.ToggleAsync(Path, On)).ShouldBe(Unauthorized);
        Toggles(sandbox).ShouldBeEmpty();
        (await stage.AuditAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_backend_that_refuses_the_worker_is_told_as_it_says_it()
    {
        var sandbox = await StartAsync();
        await using var stage = await ProxyStage.StartAsync(
            sandbox,
            await MigratedDatabaseAsync(),
            environment =>
                environment["TRR_CORE_SUPABASE_SERVICE_ROLE_KEY"] = sandbox.Tokens.ServiceRole(TimeSpan.FromHours(-1))
        );

        (await stage.ToggleAsync(Path, On, sandbox.Tokens.User())).ShouldStartWith("401 ");
        stage.Seen[^1].ShouldNotBe(Unauthorized);
        (await FlagAsync(sandbox)).ShouldBe("false");
    }

    [Fact]
    public async Task A_backend_that_is_away_is_a_bad_gateway_and_the_flag_is_not_known()
    {
        var sandbox = await StartAsync();
        await using var stage = await ProxyStage.StartAsync(sandbox, await MigratedDatabaseAsync());
        (await stage.ToggleAsync(Path, On, sandbox.Tokens.User())).ShouldStartWith("200 ");

        await sandbox.DisposeAsync();

        (await stage.ToggleAsync(Path, Off, sandbox.Tokens.User())).ShouldStartWith("502 {\"error\":\"TRR-Backend at ");
        stage.Seen[^2].ShouldContain("Whether the flag has changed is not known");
        (await stage.AuditAsync())[^1].ShouldEndWith("; -; 4");
    }

    [Fact]
    public async Task A_gate_takes_it_for_the_apps_proxy()
    {
        var sandbox = await StartAsync();
        var database = await MigratedDatabaseAsync();
        await using var stage = await ProxyStage.StartAsync(sandbox, database);
        using var data = TestFolder.Create();
        var environment = ProxyStage.EnvironmentOf(sandbox, database, data);
        environment["TRR_APP_URL"] = stage.Worker.Address;

        var run = await RunGateAsync(environment);

        var steps = run
            .Json.GetProperty("steps")
            .EnumerateArray()
            .Select(step => $"{step.GetProperty("id").GetString()} {step.GetProperty("verdict").GetString()}");
        steps.ShouldContain("proxy proven", run.Output);
    }

    private static IEnumerable<Screenalytics.Sandbox.Journal.JournalEntry> Toggles(SandboxServer sandbox) =>
        sandbox.Journal.Entries().Where(entry => entry.Endpoint == BackendEndpoint.Toggle);

    private static async Task<string> FlagAsync(SandboxServer sandbox) =>
        (
            await LinesAsync(
                sandbox.Database,
                $"select facebank_seed::text from core.media_links where id = '{SandboxIds.UnseededLink}'"
            )
        ).Single();
}
