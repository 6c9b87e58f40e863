using System.Net;
using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Tests.Cli;

namespace Screenalytics.Ingest.Tests.Api;

public sealed class LogLevelTests
{
    private const string Path = "/log-level";

    [Fact]
    public async Task The_level_is_shown_changed_and_given_back()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 18, 0, 0, TimeSpan.Zero));
        await using var api = await ApiServer.StartAsync(time: time);
        api.WaitsFor = "its database";

        var (_, before) = await api.GetAsync(Path);
        ((string?)before["level"]).ShouldBe("information");
        before["until"].ShouldBeNull();

        var (changed, state) = await api.SendAsync(HttpMethod.Put, Path, """{"level":"debug","for":"10min"}""");
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string?)state["level"]).ShouldBe("debug");
        ((string?)state["configured"]).ShouldBe("information");
        state["until"]!.GetValue<DateTimeOffset>().ShouldBe(time.GetUtcNow() + TimeSpan.FromMinutes(10));
        api.Log.All.ShouldContain(line => line.Id == ApiEventIds.LogLevelChanged);

        time.Advance(TimeSpan.FromMinutes(10));
        var (_, after) = await api.GetAsync(Path);
        ((string?)after["level"]).ShouldBe("information");
    }

    [Theory]
    [InlineData("{}", "level")]
    [InlineData("""{"level":"loud"}""", "level")]
    [InlineData("""{"level":7}""", "level")]
    [InlineData("""{"level":"debug","for":"soon"}""", "for")]
    [InlineData("""{"level":"debug","for":"0s"}""", "for")]
    [InlineData("""{"level":"debug","for":"31d"}""", "for")]
    [InlineData("""{"level":"debug","fore":"1d"}""", "fore")]
    public async Task What_is_wrong_is_told_and_changes_nothing(string body, string field)
    {
        await using var api = await ApiServer.StartAsync();

        var (refused, problem) = await api.SendAsync(HttpMethod.Put, Path, body);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)problem["errors"]![0]!["field"]).ShouldBe(field);
        ((string?)(await api.GetAsync(Path)).Body["level"]).ShouldBe("information");
    }

    [Fact]
    public async Task Only_the_admin_may()
    {
        await using var api = await ApiServer.StartAsync();
        api.Client.DefaultRequestHeaders.Clear();

        var (refused, _) = await api.SendAsync(HttpMethod.Put, Path, """{"level":"debug"}""");

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_secret_in_a_request_does_not_come_back()
    {
        await using var api = await ApiServer.StartAsync();

        var (_, problem) = await api.SendAsync(
            HttpMethod.Put,
            Path + "?canary-of-the-backend=1",
            """{"level":"canary-of-the-backend","for":"Bearer abc123def456"}"""
        );

        problem.ToJsonString().ShouldNotContain("canary");
        problem.ToJsonString().ShouldNotContain("abc123");
    }

    [Fact]
    public async Task The_verb_asks_the_worker()
    {
        await using var api = await ApiServer.StartAsync();

        var shown = await VerbRun.OfAsync(api, "logs", "level", "--output", "json");
        shown.Output.ShouldBe("""{"level":"information","configured":"information","until":null}""" + "\n");

        var changed = await VerbRun.OfAsync(api, "logs", "level", "debug", "--for", "10min");
        changed.ExitCode.ShouldBe(0);
        changed.Output.ShouldStartWith("Level  debug until ");
        ((string?)(await api.GetAsync(Path)).Body["level"]).ShouldBe("debug");
    }

    [Theory]
    [InlineData("logs", "level", "loud")]
    [InlineData("logs", "level", "--for", "10min")]
    [InlineData("logs", "level", "debug", "--for", "10")]
    public async Task A_wrong_command_line_is_told(params string[] line)
    {
        var run = await VerbRun.OfAsync(new Uri("http://127.0.0.1:1/"), ApiServer.Secret, line);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldStartWith("error: ");
    }
}
