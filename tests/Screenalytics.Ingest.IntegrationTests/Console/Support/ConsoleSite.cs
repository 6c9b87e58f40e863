using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.RolloutGate;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Faults;

namespace Screenalytics.Ingest.IntegrationTests.Console.Support;

/// <summary>A worker with the console in front of a sandbox and a face bank with some history, and browsers to look at it.</summary>
public sealed class ConsoleSite(PostgresFixture postgres, BrowserFixture browser) : IAsyncLifetime
{
    // Some of what a browser is asked has no end of its own.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    private readonly TestFolder _data = TestFolder.Create();
    private readonly ConcurrentDictionary<ConsoleRole, Task<string>> _sessions = new();
    private SandboxServer? _sandbox;
    private WorkerProcess? _worker;

    /// <summary>TRR-Backend's stand-in.</summary>
    internal SandboxServer Sandbox => _sandbox.ShouldNotBeNull();

    /// <summary>The worker.</summary>
    internal WorkerProcess Worker => _worker.ShouldNotBeNull();

    /// <summary>The face bank's and the history's database.</summary>
    internal string Database { get; private set; } = "";

    /// <summary>The first sync of the first season of "Harbour Row".</summary>
    internal Guid FirstRun { get; private set; }

    /// <summary>The second one.</summary>
    internal Guid SecondRun { get; private set; }

    /// <summary>A dry run of an episode of it.</summary>
    internal Guid DryRun { get; private set; }

    public async ValueTask InitializeAsync()
    {
        _sandbox = await SandboxServer.StartAsync(
            new SandboxOptions { ConnectionString = await postgres.CreateDatabaseAsync("sandbox") }
        );
        Database = await postgres.CreateDatabaseAsync("console");
        var environment = GateTest.GateEnvironmentOf(_sandbox, Database, _data);
        var migrated = await CliProcess.RunAsync(environment, "db", "migrate");
        migrated.ExitCode.ShouldBe(0, migrated.Error + migrated.Output);
        environment["SUPABASE_JWT_SECRET"] = _sandbox.Options.Secrets.JwtSecret;
        environment["ADMIN_EMAIL_ALLOWLIST"] = string.Join(',', _sandbox.Options.Secrets.AdminEmails);
        _worker = await WorkerProcess.StartReadyAsync(environment, Settings(_sandbox));
        FirstRun = await SyncAsync(new { season_id = SandboxIds.HarbourRowSeason1 });
        SecondRun = await SyncAsync(new { season_id = SandboxIds.HarbourRowSeason1 });
        await SyncAsync(new { episode_id = SandboxIds.OddRowsEpisode1 });
        DryRun = await SyncAsync(new { season_id = SandboxIds.LanternKitchenSeason1, dry_run = true });
    }

    /// <summary>Lets somebody look at the console; fails when anything went wrong in the browser meanwhile.</summary>
    internal async Task VisitAsync(Visitor visitor, Func<ConsolePage, Task> story)
    {
        var state = visitor.Role is { } role ? await _sessions.GetOrAdd(role, SignInAsync) : null;
        await using var context = await (await browser.BrowserAsync()).NewContextAsync(
            visitor.Settings(Worker.Address, state)
        );
        var page = new ConsolePage(await context.NewPageAsync(), Worker.Address, Sandbox.Address);
        try
        {
            await story(page).WaitAsync(Longest);
        }
        catch (Exception e) when (e is PlaywrightException or ShouldAssertException or TimeoutException)
        {
            throw new InvalidOperationException(await StoryAsync(page, e.Message), e);
        }

        page.Complaints.ShouldBeEmpty(page.Page.Url);
    }

    /// <summary>Has something go wrong in TRR-Backend until it is disposed.</summary>
    internal IDisposable With(FaultRule fault) => new Fault(Sandbox.Faults, Sandbox.Faults.Add(fault).Id);

    /// <summary>Runs a sync to its end.</summary>
    /// <returns>The run.</returns>
    internal async Task<Guid> SyncAsync(object request)
    {
        var run = await StartAsync(request);
        await Worker.UntilAsync(async () => await StatusAsync(run) is not ("queued" or "running"));
        return run;
    }

    /// <summary>Asks for a sync.</summary>
    /// <returns>The run.</returns>
    internal async Task<Guid> StartAsync(object request)
    {
        using var answer = await Worker.Http.PostAsJsonAsync("/jobs/sync_cast_from_trr", request);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("run_id").GetGuid();
    }

    /// <summary>A run's status.</summary>
    internal async Task<string?> StatusAsync(Guid run) =>
        (await Worker.Http.GetFromJsonAsync<JsonElement>($"/runs/{run}")).GetProperty("status").GetString();

    public async ValueTask DisposeAsync()
    {
        if (_worker is not null)
        {
            await _worker.DisposeAsync();
        }

        if (_sandbox is not null)
        {
            await _sandbox.DisposeAsync();
        }

        _data.Dispose();
    }

    private static IEnumerable<string> Settings(SandboxServer sandbox) =>
        [
            "--Schedules:0:Name=nightly",
            "--Schedules:0:Cron=0 30 4 * * ?",
            $"--Schedules:0:Target:Season_Id={SandboxIds.HarbourRowSeason1}",
            "--Schedules:1:Name=guests",
            "--Schedules:1:Cron=0 0 12 1 1 ?",
            $"--Schedules:1:Target:Episode_Id={SandboxIds.HarbourRowEpisode1}",
            $"--Console:ImageHosts={sandbox.Address}",
        ];

    // Once a role: whoever signs in again and again is held back, and should be.
    private async Task<string> SignInAsync(ConsoleRole role)
    {
        var state = "";
        await VisitAsync(
            Visitor.Stranger,
            async page =>
            {
                await SignIn.AsAsync(page, Sandbox, role);
                state = await page.Page.Context.StorageStateAsync();
            }
        );
        return state;
    }

    private async Task<string> StoryAsync(ConsolePage page, string wrong)
    {
        var shown = page.HasCrashed ? "nothing: it crashed" : await page.Page.Locator("body").AriaSnapshotAsync();
        return $"""
            {wrong}
            The page is {page.Page.Url}; in the browser: {string.Join('\n', page.Complaints)}
            It shows:
            {shown}
            The worker's log:
            {string.Join('\n', Worker.Log.Split('\n').TakeLast(20))}
            """;
    }

    private sealed class Fault(FaultBook book, int rule) : IDisposable
    {
        public void Dispose() => book.Remove(rule);
    }
}
