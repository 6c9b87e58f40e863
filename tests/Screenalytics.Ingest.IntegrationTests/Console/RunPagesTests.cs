using System.Net;
using System.Text.Json;
using Screenalytics.Ingest.IntegrationTests.Console.Support;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Console;

/// <summary>What the pages of runs do without any script: downloads, comparisons, steering, and what is refused.</summary>
[Collection(ConsoleGroup.Name)]
public sealed class RunPagesTests(ConsoleSite site)
{
    [Fact]
    public async Task A_download_holds_everybody()
    {
        using var browser = await OperatorAsync();
        var run = await site.SyncAsync(new { season_id = SandboxIds.HarbourRowSeason1 });

        var (_, csv, head) = await browser.GetAsync($"/console/runs/{run}/people.csv");
        var (_, json, _) = await browser.GetAsync($"/console/runs/{run}/people.json");

        head.Content.Headers.ContentDisposition!.FileName.ShouldBe($"run-{run}-people.csv");
        var lines = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldStartWith("person_id,outcome,source,inserted,");
        lines.Length.ShouldBe(41);
        var people = JsonDocument.Parse(json).RootElement.GetProperty("people");
        people.GetArrayLength().ShouldBe(40);
        lines[1].ShouldStartWith(people[0].GetProperty("person_id").GetString()!);
        JsonDocument.Parse(json).RootElement.GetProperty("run").GetProperty("run_id").GetGuid().ShouldBe(run);
    }

    [Fact]
    public async Task Runs_of_one_target_are_compared_and_of_two_are_not()
    {
        using var browser = await OperatorAsync();
        var earlier = await site.SyncAsync(new { season_id = SandboxIds.HarbourRowSeason1 });
        var later = await site.SyncAsync(new { season_id = SandboxIds.HarbourRowSeason1 });
        var other = await site.SyncAsync(new { episode_id = SandboxIds.HarbourRowEpisode1 });

        var (status, page, _) = await browser.GetAsync($"/console/runs/{earlier}/compare?with={later}");
        status.ShouldBe(200);
        page.ShouldContain("both runs saw the same of everybody");

        (await browser.GetAsync($"/console/runs/{later}/compare?with={other}")).Status.ShouldBe(400);
        (await browser.GetAsync($"/console/runs/{later}/compare?with=nonsense")).Body.ShouldContain("nonsense");
        (await browser.GetAsync($"/console/runs/{later}/compare?with={Guid.NewGuid()}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_cannot_be_done_with_a_run_is_said_and_stands_in_the_trail()
    {
        using var browser = await OperatorAsync();
        var run = await site.SyncAsync(new { season_id = SandboxIds.HarbourRowSeason1 });
        var token = ("csrf_token", await browser.FormTokenAsync());

        var (cancelled, _, seen) = await browser.PostAsync($"/console/runs/{run}/cancel", token);
        var (retried, nothing, _) = await browser.PostAsync($"/console/runs/{run}/retry", token);
        var (accepted, notSuspect, _) = await browser.PostAsync($"/console/runs/{run}/accept", token);

        (cancelled, seen.Headers.Location!.OriginalString).ShouldBe((303, $"/console/runs/{run}?done=ended"));
        retried.ShouldBe(409);
        nothing.ShouldContain("there is nothing to retry");
        accepted.ShouldBe(409);
        notSuspect.ShouldContain("not suspect");
        var trail = WebUtility.HtmlDecode((await browser.GetAsync($"/console/audit?run={run}")).Body);
        trail.ShouldContain("It had ended already.");
        trail.ShouldContain("there is nothing to retry");
        trail.ShouldContain("not suspect");
    }

    [Fact]
    public async Task Nothing_is_changed_without_a_pages_token_nor_by_a_viewer()
    {
        using var browser = await OperatorAsync();
        using var viewer = new SignedInBrowser(site.Worker.Address);
        await viewer.PostAsync("/console/sign-in", ("credential", WorkerProcess.Secret), ("look_only", "yes"));
        var run = Guid.NewGuid();
        var token = ("csrf_token", await viewer.FormTokenAsync());

        (await browser.PostAsync($"/console/runs/{run}/cancel")).Status.ShouldBe(400);
        (await browser.PostAsync($"/console/runs/{run}/cancel", token)).Status.ShouldBe(400);
        (await viewer.PostAsync($"/console/runs/{run}/cancel", token)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task An_address_that_names_nothing_says_so()
    {
        using var browser = await OperatorAsync();

        (await browser.GetAsync($"/console/runs/{Guid.NewGuid()}")).Status.ShouldBe(404);
        (await browser.GetAsync("/console/runs/<script>")).Status.ShouldBe(404);
        var (status, page, _) = await browser.GetAsync("/console/runs?status=%3Cb%3E&since=tomorrow");
        status.ShouldBe(200);
        page.ShouldNotContain("<b>'");
        page.ShouldContain("status &#x27;&lt;b&gt;&#x27; is not understood");
        page.ShouldContain("since &#x27;tomorrow&#x27; is not understood");
    }

    private async Task<SignedInBrowser> OperatorAsync()
    {
        var browser = new SignedInBrowser(site.Worker.Address);
        (await browser.SignInAsync(WorkerProcess.Secret)).Status.ShouldBe(303);
        return browser;
    }
}
