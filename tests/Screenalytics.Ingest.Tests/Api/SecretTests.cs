using System.Net;
using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Api.Security;
using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Tests.Api;

public sealed class SecretTests
{
    [Theory]
    [InlineData()]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData(ApiServer.Secret + "x")]
    [InlineData(ApiServer.Secret, ApiServer.Secret)]
    public async Task Whoever_lacks_the_secret_is_refused_and_it_is_not_logged(params string[] secrets)
    {
        await using var api = await ApiServer.StartAsync();
        api.Client.DefaultRequestHeaders.Remove(AdminSecret.Header);

        var (head, problem) = await api.SendAsync(
            HttpMethod.Get,
            "/runs",
            null,
            [.. secrets.Select(secret => (AdminSecret.Header, secret))]
        );

        head.ShouldBeProblem(HttpStatusCode.Forbidden, problem, FailureCode.AdminSecretWrong);
        api.Log.All.ShouldContain(line => line.Id == 3010);
        api.Log.All.ShouldAllBe(line => !line.Line.Contains(ApiServer.Secret));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Without_a_secret_the_api_is_closed_even_to_an_empty_one(string? secret)
    {
        await using var api = await ApiServer.StartAsync(secret);
        api.Client.DefaultRequestHeaders.Remove(AdminSecret.Header);

        var (head, problem) = await api.SendAsync(HttpMethod.Get, "/runs", null, (AdminSecret.Header, ""));

        head.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, problem, FailureCode.AdminSecretNotSet);
        ((string)problem["detail"]!).ShouldContain("SCREENALYTICS_ADMIN_SECRET");
    }

    [Fact]
    public async Task Many_wrong_secrets_are_told_to_wait_and_the_right_one_goes_through()
    {
        var time = new FakeTimeProvider();
        await using var api = await ApiServer.StartAsync(time: time);
        using var client = new HttpClient { BaseAddress = api.Address };
        for (var i = 0; i < WrongSecrets.Most; i++)
        {
            (await client.GetAsync("/runs")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        time.Advance(TimeSpan.FromSeconds(20));
        var limited = await client.GetAsync("/runs");

        limited.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        limited.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(40));
        (await api.GetAsync("/runs")).Head.StatusCode.ShouldBe(HttpStatusCode.OK);
        time.Advance(TimeSpan.FromSeconds(40));
        (await client.GetAsync("/runs")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public void Addresses_are_counted_apart_and_those_of_one_network_together()
    {
        var wrong = new WrongSecrets(new FakeTimeProvider());
        for (var i = 0; i < WrongSecrets.Most; i++)
        {
            wrong.Add(IPAddress.Parse($"2001:db8::{i}"), out _).ShouldBeNull();
        }

        wrong.Add(IPAddress.Parse("2001:db8::ffff"), out _).ShouldBe(WrongSecrets.Window);
        wrong.Add(IPAddress.Parse("2001:db8:0:1::1"), out _).ShouldBeNull();
        wrong.Add(IPAddress.Loopback, out _).ShouldBeNull();
    }

    [Fact]
    public async Task A_worker_that_waits_says_what_for_but_only_to_whom_it_may()
    {
        await using var api = await ApiServer.StartAsync();
        api.WaitsFor = "its database";
        using var stranger = new HttpClient { BaseAddress = api.Address };

        var (head, problem) = await api.GetAsync("/runs");

        head.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, problem, FailureCode.WorkerNotReady);
        ((string)problem["detail"]!).ShouldContain("its database");
        (await stranger.GetAsync("/runs")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
