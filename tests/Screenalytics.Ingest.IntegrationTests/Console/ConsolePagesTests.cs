using System.Text.Json;
using System.Text.RegularExpressions;
using Screenalytics.Ingest.IntegrationTests.Console.Support;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Console;

/// <summary>Starting syncs, steering schedules and looking into the log, over HTTP and without any script.</summary>
[Collection(ConsoleGroup.Name)]
public sealed partial class ConsolePagesTests(ConsoleSite site)
{
    // A stream that never tells it is a failure, not a wait without end.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_dry_run_is_shown_person_by_person_and_then_started_for_real_once()
    {
        using var browser = await SignInAsync();
        var (_, page, _) = await browser.GetAsync("/console/trigger?kind=season");
        var asked = await PostAsync(
            browser,
            "/console/trigger",
            page,
            ("kind", "season"),
            ("season_id", $"{SandboxIds.LanternKitchenSeason1}"),
            ("max_images", "3"),
            ("do", "dry_run")
        );
        var dry = RunOf(asked);
        await UntilDoneAsync(dry);

        var (status, plan, _) = await browser.GetAsync($"/console/runs/{dry}/plan");

        status.ShouldBe(200);
        plan.ShouldContain("Images it would insert");
        plan.ShouldContain("plan-insert");
        plan.ShouldContain($"src=\"{site.Sandbox.Address}");
        var real = RunOf(await PostAsync(browser, $"/console/runs/{dry}/plan", plan));
        RunOf(await PostAsync(browser, $"/console/runs/{dry}/plan", plan)).ShouldBe(real);
        await UntilDoneAsync(real);
        var run = await RunAsync(real);
        run.GetProperty("dry_run").GetBoolean().ShouldBeFalse();
        run.GetProperty("max_images_per_person").GetInt32().ShouldBe(3);
        run.GetProperty("trigger").GetString().ShouldBe("console");
        run.GetProperty("actor").GetString().ShouldBe("operator");
        (await browser.GetAsync($"/console/runs/{real}/plan")).Status.ShouldBe(409);
    }

    [Fact]
    public async Task The_people_of_a_list_are_those_of_its_dry_run()
    {
        using var browser = await SignInAsync();
        var (_, page, _) = await browser.GetAsync("/console/trigger");
        var asked = await PostAsync(
            browser,
            "/console/trigger",
            page,
            ("kind", "people"),
            ("person_ids", $"[\"{SandboxIds.Seeded}\",\n \"{SandboxIds.Unseeded}\"] # two"),
            ("max_images", "2"),
            ("do", "dry_run")
        );
        await UntilDoneAsync(RunOf(asked));
        var (_, plan, _) = await browser.GetAsync($"/console/runs/{RunOf(asked)}/plan");

        var real = RunOf(await PostAsync(browser, $"/console/runs/{RunOf(asked)}/plan", plan));

        await UntilDoneAsync(real);
        (await RunAsync(real)).GetProperty("counts").GetProperty("people").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task What_is_wrong_is_told_beside_its_field_and_what_was_typed_is_kept()
    {
        using var browser = await SignInAsync();
        var (_, page, _) = await browser.GetAsync("/console/trigger");

        var (status, again, _) = await PostAsync(
            browser,
            "/console/trigger",
            page,
            ("kind", "people"),
            ("person_ids", $"{SandboxIds.Seeded}\n<b>nonsense</b>"),
            ("season_id", "kept"),
            ("max_images", "50"),
            ("do", "start")
        );

        status.ShouldBe(400);
        again.ShouldContain("line 2, column 1: &#x27;&lt;b&gt;nonsense&lt;/b&gt;&#x27; is no id.");
        again.ShouldContain("&#x27;50&#x27; can&#x27;t be: give a whole number from 1 to 20.");
        again.ShouldContain($"{SandboxIds.Seeded}&#xA;&lt;b&gt;nonsense&lt;/b&gt;</textarea>");
        again.ShouldContain("value=\"kept\"");
        again.ShouldContain("1 person, 1 word that is no id");
    }

    [Fact]
    public async Task As_many_people_are_read_as_one_run_takes_and_no_more()
    {
        using var browser = await SignInAsync();
        var (_, page, _) = await browser.GetAsync("/console/trigger");
        var ids = string.Join("\r\n", Enumerable.Range(0, 100_001).Select(_ => Guid.NewGuid()));

        var (status, again, _) = await PostAsync(
            browser,
            "/console/trigger",
            page,
            ("kind", "people"),
            ("person_ids", ids),
            ("max_images", "5"),
            ("do", "dry_run")
        );

        status.ShouldBe(400);
        again.ShouldContain("100,001 people are more than the 100,000 that one run takes: split the list.");
    }

    [Fact]
    public async Task Whoever_may_look_only_is_told_why_nothing_can_be_started()
    {
        using var browser = await SignInAsync(("look_only", "yes"));
        var (_, page, _) = await browser.GetAsync("/console/trigger");
        var (_, schedules, _) = await browser.GetAsync("/console/schedules");

        page.ShouldContain("who may look only");
        page.ShouldNotContain("name=\"do\"");
        schedules.ShouldNotContain("Pause it");
        schedules.ShouldNotContain("href=\"/console/logs\"");
        foreach (var logs in new[] { "", "/event?at=x@0", "/fallback" })
        {
            (await browser.GetAsync($"/console/logs{logs}")).Status.ShouldBe(403);
        }

        (await browser.GetAsync("/console/live/logs")).Status.ShouldBe(403);
        var token = await browser.FormTokenAsync();
        (await browser.PostAsync("/console/trigger", ("csrf_token", token), ("kind", "face_bank"))).Status.ShouldBe(
            403
        );
        (
            await browser.PostAsync("/console/schedules/nightly/pause", ("csrf_token", token), ("reason", "x"))
        ).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_schedule_is_paused_with_a_reason_run_and_resumed_all_on_the_record()
    {
        using var browser = await SignInAsync();
        var (_, page, _) = await browser.GetAsync("/console/schedules");
        page.ShouldContain("every day at 04:30, UTC time");

        var (bad, again, _) = await PostAsync(browser, "/console/schedules/guests/pause", page, ("reason", "  "));
        bad.ShouldBe(400);
        again.ShouldContain("Say why, in a sentence");
        again.ShouldNotContain("data-live=\"", customMessage: "a live part would take the error away");
        var paused = await PostAsync(
            browser,
            "/console/schedules/guests/pause",
            page,
            ("reason", "the show <is> over")
        );
        paused.Head.Headers.Location!.OriginalString.ShouldBe("/console/schedules?done=paused#guests");
        var (_, shown, _) = await browser.GetAsync("/console/schedules?done=paused");
        shown.ShouldContain("by operator: the show &lt;is&gt; over");
        var run = RunOf(await PostAsync(browser, "/console/schedules/guests/trigger", page));
        await UntilDoneAsync(run);
        RunOf(await PostAsync(browser, "/console/schedules/guests/trigger", page)).ShouldBe(run, "it was sent twice");
        var resumed = await PostAsync(browser, "/console/schedules/guests/resume", page);
        resumed.Head.Headers.Location!.OriginalString.ShouldBe("/console/schedules?done=resumed#guests");

        var (_, audit, _) = await browser.GetAsync("/console/audit");
        audit.ShouldContain("schedule guests");
        audit.ShouldContain("the show &lt;is&gt; over");
        (await PostAsync(browser, "/console/schedules/none/resume", page)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_runs_log_is_found_read_whole_and_told_as_fallbacks()
    {
        using var browser = await SignInAsync();
        var run = await site.SyncAsync(new { person_ids = new[] { SandboxIds.Unseeded } });
        await site.Worker.UntilAsync(async () =>
            (await browser.GetAsync($"/console/logs?run={run}")).Body.Contains("RunFinished", StringComparison.Ordinal)
        );

        var (_, log, _) = await browser.GetAsync($"/console/logs?run={run}&event=RunFinished");
        var (_, person, _) = await browser.GetAsync($"/console/logs?person={SandboxIds.Unseeded}&run={run}");
        var (_, fallback, _) = await browser.GetAsync($"/console/logs/fallback?run={run}");

        Events().Count(log).ShouldBe(1);
        log.ShouldContain($"/console/runs/{run}");
        person.ShouldContain("PersonFinished");
        fallback.ShouldContain("1 of 1 second call is proven");
        fallback.ShouldContain(">holds<");
        var at = Events().Match(log).Groups[1].Value;
        var (status, whole, _) = await browser.GetAsync($"/console/logs/event?at={Uri.EscapeDataString(at)}");
        status.ShouldBe(200);
        whole.ShouldContain("&quot;@mt&quot;");
        (await browser.GetAsync("/console/logs/event?at=passwd@0")).Status.ShouldBe(404);
        (await browser.GetAsync("/console/logs?level=loud")).Body.ShouldContain(
            "level &#x27;loud&#x27; is not understood"
        );
    }

    [Fact]
    public async Task What_is_logged_comes_live()
    {
        using var browser = await SignInAsync();
        var (_, page, _) = await browser.GetAsync("/console/logs?event=RunStarted");
        var url = Tail().Match(page).Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal);
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = browser.Cookies })
        {
            BaseAddress = new Uri(site.Worker.Address),
        };
        using var answer = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);
        using var stream = new StreamReader(await answer.Content.ReadAsStreamAsync());

        var run = await site.SyncAsync(new { person_ids = new[] { SandboxIds.Seeded } });

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        var told = "";
        while (!told.Contains($"{run}", StringComparison.Ordinal))
        {
            told = (await stream.ReadLineAsync(limit.Token)).ShouldNotBeNull();
        }

        told.ShouldStartWith("data: {\"html\":");
    }

    private async Task<SignedInBrowser> SignInAsync(params (string, string)[] more)
    {
        var browser = new SignedInBrowser(site.Worker.Address);
        (await browser.PostAsync("/console/sign-in", [("credential", WorkerProcess.Secret), .. more])).Status.ShouldBe(
            303
        );
        return browser;
    }

    private static Task<(int Status, string Body, HttpResponseMessage Head)> PostAsync(
        SignedInBrowser browser,
        string path,
        string page,
        params (string Name, string Value)[] fields
    ) =>
        browser.PostAsync(
            path,
            [
                .. Hidden()
                    .Matches(page)
                    .Select(match => (match.Groups[1].Value, match.Groups[2].Value))
                    .DistinctBy(field => field.Item1),
                .. fields,
            ]
        );

    private static Guid RunOf((int Status, string Body, HttpResponseMessage Head) answer)
    {
        answer.Status.ShouldBe(303, answer.Body);
        return Guid.Parse(RunPath().Match(answer.Head.Headers.Location!.OriginalString).Groups[1].Value);
    }

    private Task UntilDoneAsync(Guid run) =>
        site.Worker.UntilAsync(async () => await site.StatusAsync(run) is not ("queued" or "running"));

    private async Task<JsonElement> RunAsync(Guid run)
    {
        using var answer = JsonDocument.Parse(await site.Worker.Http.GetStringAsync($"/runs/{run}"));
        return answer.RootElement.Clone();
    }

    [GeneratedRegex("name=\"(csrf_token|form_key)\" value=\"([^\"]+)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("^/console/runs/([0-9a-f-]{36})")]
    private static partial Regex RunPath();

    [GeneratedRegex("id=\"at-([^\"]+)\"")]
    private static partial Regex Events();

    [GeneratedRegex("data-tail=\"([^\"]+)\"")]
    private static partial Regex Tail();
}
