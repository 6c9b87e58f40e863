using System.Text.Json.Nodes;
using Screenalytics.Ingest.Cli.Triggering;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Tests.Api;

namespace Screenalytics.Ingest.Tests.Cli;

public sealed class TriggerTests
{
    private const string Id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

    [Theory]
    [InlineData(RunStatus.Ok, ExitCodes.Ok)]
    [InlineData(RunStatus.Partial, ExitCodes.Partial)]
    [InlineData(RunStatus.Cancelled, ExitCodes.Interrupted)]
    public async Task A_run_is_followed_to_its_end_and_told_as_a_sync_is(RunStatus status, int exitCode)
    {
        await using var api = await ApiServer.StartAsync();

        var running = TriggerRun.OfAsync(api, "--season", Id, "--max-images-per-person", "3", "--idempotency-key", "k");
        await Until.TrueAsync(() => api.History.LookUps > 0);
        api.History.Run = ApiSamples.Ended(status);
        var run = await running;

        run.ExitCode.ShouldBe(exitCode);
        run.Output.ShouldStartWith($"Sync of season {Id}");
        run.Error.ShouldContain($"{ApiSamples.RunId}");
        run.Error.ShouldNotContain(ApiServer.Secret);
        var submission = api.Door.Submissions.ShouldHaveSingleItem();
        submission.Request.Target.ShouldBe(new SeasonTarget(Guid.Parse(Id)));
        submission.Request.MaxImagesPerPerson.ShouldBe(3);
        submission.Key!.Key.ShouldBe("k");
    }

    [Fact]
    public async Task Every_person_is_a_line_once_though_the_worker_starts_anew()
    {
        var first = await ApiServer.StartAsync();
        first.History.Commit(ApiSamples.Person(1), ApiSamples.Person(2));
        var running = TriggerRun.OfAsync(first, "--season", Id, "--output", "ndjson");
        await Until.TrueAsync(() => first.History.LookUps > 1);
        await first.StopAsync();
        await first.DisposeAsync();
        await using var second = await ApiServer.StartAsync(port: first.Address.Port);
        second.History.Commit([.. Enumerable.Range(1, 5).Select(ApiSamples.Person)]);
        second.History.Run = ApiSamples.Ended();

        var run = await running;

        run.ExitCode.ShouldBe(ExitCodes.Ok);
        run.Error.ShouldContain("trying again");
        var lines = run.Output.TrimEnd().Split('\n').Select(line => JsonNode.Parse(line)!).ToArray();
        lines
            .Select(line => (string?)line["type"])
            .ShouldBe(["person", "person", "person", "person", "person", "report"]);
        lines
            .SkipLast(1)
            .Select(line => (Guid)line["person_id"]!)
            .ShouldBe(Enumerable.Range(1, 5).Select(number => ApiSamples.Person(number).PersonId));
        ((string?)lines[^1]["status"]).ShouldBe("ok");
        second.Door.Submissions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    public async Task Who_does_not_wait_is_told_where_to_watch(string format)
    {
        await using var api = await ApiServer.StartAsync();

        var run = await TriggerRun.OfAsync(api, "--face-bank", "--dry-run", "--no-wait", "--output", format);

        run.ExitCode.ShouldBe(ExitCodes.Ok);
        run.Output.ShouldContain($"{api.Address}runs/{ApiSamples.RunId}");
        api.Door.Submissions.ShouldHaveSingleItem().Request.DryRun.ShouldBeTrue();
        api.History.LookUps.ShouldBe(0);
    }

    [Fact]
    public async Task A_run_in_the_way_is_named_in_one_line()
    {
        await using var api = await ApiServer.StartAsync();
        api.Door.Says = () => new Admission(AdmissionKind.Busy, ApiSamples.RunId);

        var run = await TriggerRun.OfAsync(api, "--face-bank");

        run.ExitCode.ShouldBe(ExitCodes.Error);
        run.Error.Trim().ShouldStartWith($"error: Run {ApiSamples.RunId}");
        run.Error.ShouldContain($"'screenalytics-ingest runs cancel {ApiSamples.RunId}'");
        run.Error.Trim().Split('\n').Length.ShouldBe(1);
        run.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ApiServer.Secret, "wrong", ExitCodes.Error, "refused the admin secret")]
    [InlineData(null, "any", ExitCodes.Configuration, "has no admin secret")]
    [InlineData(ApiServer.Secret, null, ExitCodes.Configuration, "no admin secret to send")]
    public async Task A_secret_that_does_not_open_says_what_to_set(
        string? its,
        string? ours,
        int exitCode,
        string words
    )
    {
        await using var api = await ApiServer.StartAsync(its);

        var run = await TriggerRun.OfAsync(api.Address, ours, "--face-bank");

        run.ExitCode.ShouldBe(exitCode);
        run.Error.ShouldContain(words);
        run.Error.ShouldContain("SCREENALYTICS_ADMIN_SECRET");
    }

    [Fact]
    public async Task A_worker_that_is_not_there_is_told_with_its_address()
    {
        var api = await ApiServer.StartAsync();
        var address = api.Address;
        await api.DisposeAsync();

        var run = await TriggerRun.OfAsync(address, "any", "--face-bank");

        run.ExitCode.ShouldBe(ExitCodes.Error);
        run.Error.ShouldContain($"{address}".TrimEnd('/'));
        run.Error.ShouldContain("--server");
        run.Error.Trim().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_no_worker_is_told_so()
    {
        await using var api = await ApiServer.StartAsync();

        var run = await TriggerRun.OfAsync(new Uri(api.Address, "deeper/"), ApiServer.Secret, "--face-bank");

        run.ExitCode.ShouldBe(ExitCodes.Error);
        run.Error.ShouldContain("error: ");
    }

    [Fact]
    public async Task An_interruption_ends_the_following_and_says_that_the_run_goes_on()
    {
        await using var api = await ApiServer.StartAsync();
        using var client = new WorkerClient(new WorkerAccess(api.Address, ApiServer.Secret), TimeProvider.System);
        using var interrupt = new CancellationTokenSource();
        await using var error = new StringWriter();
        var trigger = new Trigger(client, TriggerRun.ConsoleOf(Stream.Null, error), "table", null);

        var following = trigger.FollowAsync(
            SyncJob.Of(ApiSamples.Target, null, dryRun: false),
            ApiSamples.Target,
            interrupt.Token
        );
        await Until.TrueAsync(() => api.History.LookUps > 0);
        await interrupt.CancelAsync();

        (await following).ShouldBe(ExitCodes.Interrupted);
        error.ToString().ShouldContain($"runs cancel {ApiSamples.RunId}");
        api.Door.Cancelled.ShouldBeEmpty();
    }
}
