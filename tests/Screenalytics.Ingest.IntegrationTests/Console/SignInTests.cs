using System.Diagnostics;
using Npgsql;
using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Console;

/// <summary>The way into the console of the real worker, and out of it, on all workers of a cluster.</summary>
public sealed class SignInTests(PostgresFixture postgres) : IDisposable
{
    private readonly TestFolder _data = TestFolder.Create();
    private readonly SandboxSecrets _secrets = new()
    {
        JwtSecret = $"canary-jwt-{Guid.NewGuid():n}",
        AdminEmails = ["Admin@Example.test"],
    };

    private readonly string _secret = $"canary-secret-{Guid.NewGuid():n}";

    private SandboxTokens Tokens => new(_secrets, TimeProvider.System);

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Both_ways_lead_in_with_their_roles_and_a_closed_cookie()
    {
        await using var worker = await StartAsync(await DatabaseAsync());
        using var byToken = new SignedInBrowser(worker.Address);
        using var bySecret = new SignedInBrowser(worker.Address);

        var (status, _, head) = await byToken.SignInAsync(Tokens.User("ADMIN@example.test"));
        await bySecret.SignInAsync(_secret);

        status.ShouldBe(303);
        head.Headers.Location!.OriginalString.ShouldBe("/console/sessions");
        var cookie = head.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ToLowerInvariant().ShouldEndWith("; path=/; samesite=strict; httponly");
        (await byToken.GetAsync("/console/sessions")).Body.ShouldContain(
            "<strong>admin@example.test</strong>, as admin"
        );
        (await bySecret.GetAsync("/console/sessions")).Body.ShouldContain("<strong>operator</strong>, as operator");
        (await bySecret.GetAsync("/console/audit")).Body.ShouldContain("admin@example.test");
        (await worker.Http.GetAsync("/runs")).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_may_not_is_refused_and_scripts_are_told_so()
    {
        await using var worker = await StartAsync(await DatabaseAsync());
        using var browser = new SignedInBrowser(worker.Address);

        (await browser.SignInAsync("wrong")).Status.ShouldBe(401);
        (await browser.SignInAsync(Tokens.ExpiredServiceRole())).Status.ShouldBe(401);
        (await browser.SignInAsync(Tokens.User(lifetime: TimeSpan.FromHours(-1)))).Status.ShouldBe(401);
        (await browser.SignInAsync(Tokens.User(SandboxTokens.Stranger))).Status.ShouldBe(403);
        (await browser.SignInAsync(Tokens.ServiceRole())).Status.ShouldBe(401);

        browser.Proof.ShouldBeNull();
        var (status, _, head) = await browser.GetAsync("/console/audit?actor=x");
        (status, head.Headers.Location!.OriginalString).ShouldBe(
            (303, "/console/sign-in?return=%2Fconsole%2Faudit%3Factor%3Dx")
        );
        (await browser.GetAsync("/console/audit", ("Sec-Fetch-Dest", "empty"))).Status.ShouldBe(401);
        (await browser.GetAsync("/console/nothing/here")).Status.ShouldBe(303);
        (await browser.GetAsync("/health/live")).Status.ShouldBe(200);
        (await browser.GetAsync("/openapi/v1.json")).Status.ShouldBe(200);
        (await browser.GetAsync("/runs")).Status.ShouldBe(403);
        (await browser.GetAsync("/nothing")).Status.ShouldBe(404);
        (await browser.SendAsync(HttpMethod.Delete, "/runs", null)).Status.ShouldBe(405);
    }

    [Fact]
    public async Task A_session_is_good_on_every_worker_and_over_on_every_worker_at_once()
    {
        var database = await DatabaseAsync();
        await using var one = await StartAsync(database);
        await using var other = await StartAsync(database);
        using var here = new SignedInBrowser(one.Address);
        using var there = new SignedInBrowser(other.Address);
        await here.SignInAsync(_secret);
        there.Cookies.Add(new System.Net.Cookie(SignedInBrowser.Cookie, here.Proof, "/", "127.0.0.1"));

        (await there.GetAsync("/console/sessions")).Status.ShouldBe(200);
        var token = await here.FormTokenAsync();
        (await there.FormTokenAsync()).ShouldBe(token);
        (await there.PostAsync("/console/sign-out", ("csrf_token", token))).Status.ShouldBe(303);

        (await here.GetAsync("/console/sessions")).Status.ShouldBe(303);
    }

    [Fact]
    public async Task Another_secret_ends_the_sessions_that_it_opened()
    {
        var database = await DatabaseAsync();
        await using var before = await StartAsync(database);
        using var browser = new SignedInBrowser(before.Address);
        await browser.SignInAsync(_secret);
        await using var after = await StartAsync(database, ("SCREENALYTICS_ADMIN_SECRET", _secret + "-rotated"));
        using var later = new SignedInBrowser(after.Address);
        later.Cookies.Add(new System.Net.Cookie(SignedInBrowser.Cookie, browser.Proof, "/", "127.0.0.1"));

        (await browser.GetAsync("/console/sessions")).Status.ShouldBe(200);
        (await later.GetAsync("/console/sessions")).Status.ShouldBe(303);
    }

    [Fact]
    public async Task Changes_need_the_sessions_token_and_the_consoles_origin()
    {
        await using var worker = await StartAsync(await DatabaseAsync());
        using var browser = new SignedInBrowser(worker.Address);
        await browser.SignInAsync(_secret);
        var token = await browser.FormTokenAsync();

        var (status, body, _) = await browser.PostAsync("/console/sign-out", ("csrf_token", token + "x"));
        var forged = await browser.SendAsync(
            HttpMethod.Post,
            "/console/sign-out",
            new FormUrlEncodedContent([KeyValuePair.Create("csrf_token", token)]),
            ("Origin", "https://evil.test")
        );

        status.ShouldBe(400);
        body.ShouldContain("Nothing was changed");
        forged.Status.ShouldBe(400);
        (await browser.GetAsync("/console/sessions")).Status.ShouldBe(200);
        (await browser.PostAsync("/console/sign-out", ("csrf_token", token))).Status.ShouldBe(303);
    }

    [Fact]
    public async Task Too_many_wrong_ones_close_the_door_but_not_the_apis()
    {
        await using var worker = await StartAsync(await DatabaseAsync());
        using var browser = new SignedInBrowser(worker.Address);
        for (var i = 0; i < 10; i++)
        {
            (await browser.SignInAsync($"wrong {i}")).Status.ShouldBe(401);
        }

        var (status, _, head) = await browser.SignInAsync(_secret);

        status.ShouldBe(429);
        head.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        (await worker.Http.GetAsync("/runs")).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task No_secret_token_or_proof_is_kept_or_shown_anywhere()
    {
        var database = await DatabaseAsync();
        var token = Tokens.User();
        var stranger = Tokens.User(SandboxTokens.Stranger);
        string proof;
        List<string> left;
        await using (var worker = await StartAsync(database, ("Log__Level", "debug"), ("HOME", _data.Path)))
        {
            using var browser = new SignedInBrowser(worker.Address);
            await browser.SignInAsync(stranger);
            await browser.SignInAsync(token[..^2]);
            await browser.SignInAsync(_secret + "x");
            await browser.SignInAsync(token);
            proof = browser.Proof.ShouldNotBeNull();
            await browser.GetAsync($"/console/audit?actor={token}");
            await browser.GetAsync($"/console/sign-in?return={Uri.EscapeDataString($"/console?x={_secret}")}");
            await browser.PostAsync("/console/sessions/end-all", ("csrf_token", token));
            await browser.GetAsync("/console/sessions");
            left = [.. browser.Shown, worker.Log];
        }

        Directory.Exists(Path.Combine(_data.Path, ".aspnet")).ShouldBeFalse();
        left.AddRange(Directory.GetFiles(_data.Path, "*.jsonl", SearchOption.AllDirectories).Select(File.ReadAllText));
        var dump = await DumpAsync(database);
        dump.ShouldContain(SandboxTokens.Stranger);
        left.Add(dump);

        foreach (var secret in new[] { _secrets.JwtSecret, stranger, token, proof, proof[1..] })
        {
            left.ShouldAllBe(text => !text.Contains(secret));
        }

        // The page shows whoever asks what their own link asked for; nothing else knows the secret.
        left.Where(text => text.Contains(_secret)).ShouldAllBe(text => text == $"/console?x={_secret}");
    }

    private async Task<string> DatabaseAsync()
    {
        var database = await postgres.CreateDatabaseAsync("signin");
        var migrated = await CliProcess.RunAsync(
            new Dictionary<string, string> { ["DB_URL"] = database },
            "db",
            "migrate"
        );
        migrated.ExitCode.ShouldBe(0, migrated.Error + migrated.Output);
        return database;
    }

    private Task<WorkerProcess> StartAsync(string database, params (string Name, string Value)[] more)
    {
        var environment = new Dictionary<string, string>
        {
            ["TRR_API_URL"] = "http://127.0.0.1:1",
            ["SCREENALYTICS_SERVICE_TOKEN"] = "no-backend-is-asked",
            ["DB_URL"] = database,
            ["SCREENALYTICS_DATA_DIR"] = _data.Path,
            ["SCREENALYTICS_ADMIN_SECRET"] = _secret,
            ["SUPABASE_JWT_SECRET"] = _secrets.JwtSecret,
            ["ADMIN_EMAIL_ALLOWLIST"] = string.Join(',', _secrets.AdminEmails),
        };
        foreach (var (name, value) in more)
        {
            environment[name] = value;
        }

        return WorkerProcess.StartReadyAsync(environment);
    }

    private static async Task<string> DumpAsync(string database)
    {
        var settings = new NpgsqlConnectionStringBuilder(database);
        var start = new ProcessStartInfo(
            "pg_dump",
            ["-h", settings.Host!, "-p", $"{settings.Port}", "-U", settings.Username!, settings.Database!]
        )
        {
            RedirectStandardOutput = true,
        };
        start.Environment["PGPASSWORD"] = settings.Password;
        using var dump = Process.Start(start).ShouldNotBeNull();
        var text = await dump.StandardOutput.ReadToEndAsync();
        await dump.WaitForExitAsync();
        dump.ExitCode.ShouldBe(0);
        return text;
    }
}
