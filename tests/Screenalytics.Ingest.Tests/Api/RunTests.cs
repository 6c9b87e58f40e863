using System.Net;
using System.Text.Json.Nodes;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Tests.Api;

public sealed class RunTests
{
    private static readonly string Path = $"/runs/{ApiSamples.RunId}";

    [Fact]
    public async Task Runs_are_listed_by_every_filter()
    {
        await using var api = await ApiServer.StartAsync();
        var person = ApiSamples.Person(1).PersonId;

        var (head, body) = await api.GetAsync(
            $"/runs?target=season:x&status=error,partial&status=ok&outcome=not_attempted&person={person}&trigger=schedule"
                + $"&suspect=true&since=2026-03-01&until=2026-03-02T10:00:00%2B02:00&after={ApiSamples.RunId}&limit=500"
        );

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string?)body["next"]).ShouldBe("next");
        var run = body["items"]!.AsArray().ShouldHaveSingleItem()!.AsObject();
        ((string?)run["status"]).ShouldBe("running");
        run.ContainsKey("report").ShouldBeFalse();
        var filter = api.History.Filter!;
        filter.Statuses.ShouldBe([RunStatus.Error, RunStatus.Partial, RunStatus.Ok]);
        (filter with { Statuses = null }).ShouldBe(
            new RunFilter
            {
                Target = "season:x",
                Outcome = PersonOutcome.NotAttempted,
                PersonId = person,
                Trigger = RunTriggers.Schedule,
                Suspect = true,
                Since = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
                Until = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero),
                After = ApiSamples.RunId,
                Limit = 500,
            }
        );
    }

    [Theory]
    [InlineData("stauts=ok", "stauts", "there are target, status")]
    [InlineData("status=fine", "status", "queued, running")]
    [InlineData("status=1", "status", "queued, running")]
    [InlineData("limit=0", "limit", "1 to 500")]
    [InlineData("limit=501", "limit", "1 to 500")]
    [InlineData("limit=5&limit=6", "limit", "once")]
    [InlineData("person=me", "person", "UUID")]
    [InlineData("after={01a2037d-9834-750d-bb07-a6f62ebd3197}", "after", "UUID")]
    [InlineData("since=soon", "since", "2026-03-01T09:30:00Z")]
    [InlineData("suspect=1", "suspect", "true or false")]
    [InlineData("trigger=me", "trigger", "schedule, http, cli, console, gate")]
    [InlineData("target=%00", "target", "characters")]
    public async Task A_wrong_filter_is_named_and_never_passed_over(string query, string field, string message)
    {
        await using var api = await ApiServer.StartAsync();

        var (head, problem) = await api.GetAsync($"/runs?{query}");

        head.ShouldBeProblem(HttpStatusCode.BadRequest, problem, FailureCode.BadRequest);
        var error = problem["errors"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)error["field"]).ShouldBe(field);
        ((string)error["message"]!).ShouldContain(message);
        api.History.Filter.ShouldBeNull();
    }

    [Fact]
    public async Task A_run_is_shown_with_its_report_and_its_people()
    {
        await using var api = await ApiServer.StartAsync();
        api.History.Run = ApiSamples.Ended();

        var (_, run) = await api.GetAsync(Path);
        var (_, people) = await api.GetAsync($"{Path}/people?outcome=failed&failure=backend_timeout&limit=10");

        ((Guid)run["report"]!["run_id"]!).ShouldBe(ApiSamples.RunId);
        ((string?)run["target"]!["kind"]).ShouldBe("season");
        ((string?)people["items"]![0]!["outcome"]).ShouldBe("seeded");
        api.History.People.ShouldBe(
            new PeopleFilter
            {
                Outcome = PersonOutcome.Failed,
                Failure = FailureCode.BackendTimeout,
                Limit = 10,
            }
        );
    }

    [Theory]
    [InlineData("GET", "/runs/00000000-0000-0000-0000-000000000001")]
    [InlineData("GET", "/runs/00000000-0000-0000-0000-000000000001/people")]
    [InlineData("GET", "/runs/00000000-0000-0000-0000-000000000001/events")]
    [InlineData("POST", "/runs/00000000-0000-0000-0000-000000000001/cancel")]
    [InlineData("GET", "/schedules/none")]
    [InlineData("POST", "/schedules/none/pause")]
    [InlineData("POST", "/schedules/none/resume")]
    [InlineData("POST", "/schedules/none/trigger")]
    [InlineData("GET", "/nothing/here")]
    public async Task What_is_not_there_is_not_found(string method, string path)
    {
        await using var api = await ApiServer.StartAsync();

        var (head, problem) = await api.SendAsync(new HttpMethod(method), path);

        head.ShouldBeProblem(HttpStatusCode.NotFound, problem, FailureCode.NotFound);
    }

    [Theory]
    [InlineData("GET", "/runs/12")]
    [InlineData("GET", "/runs/12/people")]
    [InlineData("GET", "/runs/12/events")]
    [InlineData("POST", "/runs/12/cancel")]
    [InlineData("POST", "/runs/12/retry-failed")]
    [InlineData("GET", "/people/12/face-bank")]
    [InlineData("POST", "/episodes/12/sync_cast_from_trr")]
    public async Task An_id_that_is_none_is_a_wrong_request(string method, string path)
    {
        await using var api = await ApiServer.StartAsync();

        var (head, problem) = await api.SendAsync(new HttpMethod(method), path);

        head.ShouldBeProblem(HttpStatusCode.BadRequest, problem, FailureCode.BadRequest);
    }

    [Fact]
    public async Task A_run_in_flight_is_cancelled_in_the_callers_name()
    {
        await using var api = await ApiServer.StartAsync();

        var (head, run) = await api.PostAsync($"{Path}/cancel", null, ("X-Screenalytics-Actor", "ops"));

        head.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        ((Guid)run["run_id"]!).ShouldBe(ApiSamples.RunId);
        run.AsObject().ContainsKey("report").ShouldBeFalse();
        api.Door.Cancelled.ShouldHaveSingleItem().ShouldBe((ApiSamples.RunId, "ops"));
    }

    [Fact]
    public async Task A_run_that_has_ended_stays_as_it_is()
    {
        await using var api = await ApiServer.StartAsync();
        api.History.Run = ApiSamples.Ended(RunStatus.Partial);

        var (head, run) = await api.PostAsync($"{Path}/cancel");

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string?)run["status"]).ShouldBe("partial");
        api.Door.Cancelled.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(AdmissionKind.Started, null)]
    [InlineData(AdmissionKind.InFlight, FailureCode.RunInFlight)]
    [InlineData(AdmissionKind.NothingToRetry, FailureCode.NothingToRetry)]
    [InlineData(AdmissionKind.NotFound, FailureCode.NotFound)]
    public async Task A_retry_is_a_run_of_its_own_or_says_why_not(object kind, FailureCode? refusal)
    {
        await using var api = await ApiServer.StartAsync();
        api.Door.Says = () => new Admission((AdmissionKind)kind, ApiSamples.RunId);

        var (head, body) = await api.PostAsync($"{Path}/retry-failed", null, ("Idempotency-Key", "k"));

        api.Door.Retried.RunId.ShouldBe(ApiSamples.RunId);
        api.Door.Retried.Trigger.ShouldBe(RunTriggers.Http);
        api.Door.Retried.Key!.Key.ShouldBe("k");
        if (refusal is { } code)
        {
            head.ShouldBeProblem((HttpStatusCode)FailureCatalog.Describe(code).HttpStatus, body, code);
        }
        else
        {
            head.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }
    }

    [Fact]
    public async Task The_face_bank_and_the_nodes_are_shown()
    {
        await using var api = await ApiServer.StartAsync();
        var person = ApiSamples.Person(1).PersonId;

        var (_, images) = await api.GetAsync($"/people/{person}/face-bank?limit=3&after={ApiSamples.RunId}");
        api.History.Images.ShouldBe((person, ApiSamples.RunId, 3));
        var (_, nodes) = await api.GetAsync("/nodes");
        var text = await api.Client.GetStringAsync($"/people/{person}/face-bank");

        text.ShouldContain("https://images/1.jpg?a=1&b=2+3");

        ((string?)images["items"]![0]!["s3_original_key"]).ShouldBe(ApiSamples.Image.S3OriginalKey);
        ((string?)nodes[0]!["node"]).ShouldBe("a-1");
    }

    [Fact]
    public async Task A_schedule_whose_list_can_not_be_used_says_why_it_is_not_triggered()
    {
        await using var api = await ApiServer.StartAsync();
        api.Board.Unusable = "people_file: '/lists/a.txt' can't be read.";

        var (head, problem) = await api.PostAsync("/schedules/nightly/trigger");

        head.ShouldBeProblem(HttpStatusCode.Conflict, problem, FailureCode.ScheduleRefused);
        ((string?)problem["detail"]).ShouldBe(api.Board.Unusable);
    }

    [Fact]
    public async Task A_schedule_is_paused_resumed_and_triggered()
    {
        await using var api = await ApiServer.StartAsync();
        (string, string) actor = ("X-Screenalytics-Actor", "ops");

        var (_, paused) = await api.PostAsync("/schedules/nightly/pause", """{"reason": "backend move"}""", actor);
        var (_, resumed) = await api.PostAsync("/schedules/nightly/resume", null, actor);
        var (triggered, _) = await api.PostAsync("/schedules/nightly/trigger", null, actor, ("Idempotency-Key", "k"));
        var (_, list) = await api.GetAsync("/schedules");

        ((string?)paused["pause_reason"]).ShouldBe("backend move");
        ((string?)paused["paused_by"]).ShouldBe("ops");
        ((bool)resumed["paused"]!).ShouldBeFalse();
        triggered.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        api.Board.Triggered.Trigger.ShouldBe(RunTriggers.Http);
        api.Board.Triggered.Actor.ShouldBe("ops");
        api.Board.Triggered.Key!.Key.ShouldBe("k");
        ((string?)list.AsArray().ShouldHaveSingleItem()!["name"]).ShouldBe("nightly");
    }
}
