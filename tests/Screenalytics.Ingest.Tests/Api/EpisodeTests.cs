using System.Net;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Tests.Api;

public sealed class EpisodeTests
{
    private const string Id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    private const string Path = $"/episodes/{Id}/sync_cast_from_trr";

    [Fact]
    public async Task The_body_may_be_left_out()
    {
        await using var api = await ApiServer.StartAsync();

        var (head, _) = await api.PostAsync(Path);

        head.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        api.Door.Submissions.ShouldHaveSingleItem()
            .Request.ShouldBe(
                new SyncRequest(new EpisodeTarget(Guid.Parse(Id)))
                {
                    MaxImagesPerPerson = api.MaxImagesPerPerson,
                    Trigger = RunTriggers.Http,
                }
            );
    }

    [Fact]
    public async Task The_body_has_no_target()
    {
        await using var api = await ApiServer.StartAsync();

        var (head, problem) = await api.PostAsync(Path, $$"""{"episode_id": "{{Id}}"}""");

        head.ShouldBeProblem(HttpStatusCode.BadRequest, problem, FailureCode.BadRequest);
    }

    [Theory]
    [InlineData(RunStatus.Ok, "ok")]
    [InlineData(RunStatus.Error, "error")]
    public async Task Who_waits_gets_the_report_however_the_run_ended(RunStatus status, string text)
    {
        await using var api = await ApiServer.StartAsync();

        var answer = api.PostAsync($"{Path}?wait=true", """{"credit_category": "Guest Star"}""");
        await Until.TrueAsync(() => !api.Door.Submissions.IsEmpty);
        api.History.Run = ApiSamples.Ended(status);
        var (head, report) = await answer;

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string?)report["status"]).ShouldBe(text);
        ((Guid)report["run_id"]!).ShouldBe(ApiSamples.RunId);
    }

    [Fact]
    public async Task Who_waits_for_a_worker_that_stops_is_told_which_run_goes_on()
    {
        await using var api = await ApiServer.StartAsync();

        var answer = api.PostAsync($"{Path}?wait=true");
        await Until.TrueAsync(() => !api.Door.Submissions.IsEmpty);
        await api.StopAsync();
        var (head, problem) = await answer;

        head.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, problem, FailureCode.WorkerNotReady);
        ((Guid)problem["run_id"]!).ShouldBe(ApiSamples.RunId);
    }

    [Fact]
    public async Task Who_waits_behind_another_run_is_refused_at_once()
    {
        await using var api = await ApiServer.StartAsync();
        api.Door.Says = () => new Admission(AdmissionKind.Busy, ApiSamples.RunId);

        var (head, problem) = await api.PostAsync($"{Path}?wait=true");

        head.ShouldBeProblem(HttpStatusCode.Conflict, problem, FailureCode.TargetBusy);
    }
}
