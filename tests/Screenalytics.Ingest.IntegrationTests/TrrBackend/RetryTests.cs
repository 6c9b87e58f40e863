using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

public sealed class RetryTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly byte[] Row = WireAnswer.Json(WireAnswer.OneRow);
    private static readonly byte[] Empty = WireAnswer.Json("[]");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_success_on_a_retry_is_a_success(int failures)
    {
        await using var server = WireServer.Start(exchange =>
            exchange.SendAsync(exchange.Index < failures ? WireAnswer.Of("503 Busy") : Empty)
        );
        var client = TestClient.Of(server);

        var page = await Seeds(client);

        page.Call.Failure.ShouldBe(FailureCode.None, page.Call.Detail);
        page.Call.Detail.ShouldBeNull();
        page.Call.Status.ShouldBe(200);
        page.Call.Attempts.ShouldBe(failures + 1);
        server.Requests.Length.ShouldBe(failures + 1);
        ProvenEmpty.TryProve(page.Call, out _).ShouldBeTrue();
        client.BackingOff.ShouldBe(0);
    }

    [Fact]
    public async Task An_empty_answer_before_a_failure_is_forgotten()
    {
        await using var server = WireServer.Start(async exchange =>
        {
            if (exchange.Index == 0)
            {
                await exchange.SendAsync(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n[]"
                );
                exchange.Close();
            }

            await exchange.SendAsync(WireAnswer.Of("404 Gone"));
        });

        var page = await Seeds(TestClient.Of(server));

        page.Call.Failure.ShouldBe(FailureCode.BackendNotFound);
        page.Call.Attempts.ShouldBe(2);
        page.Call.Bytes.ShouldBe(0);
        ProvenEmpty.TryProve(page.Call, out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Exactly_the_listed_statuses_are_retried()
    {
        var status = 0;
        await using var server = WireServer.Start(exchange => exchange.SendAsync(WireAnswer.Of($"{status} x")));
        for (status = 400; status < 600; status++)
        {
            var client = TestClient.Of(server);
            var before = server.Requests.Length;

            var page = await Seeds(client);

            var sends = status is 408 or 425 or 429 or 500 or 502 or 503 or 504 ? TestClient.Attempts : 1;
            page.Call.Attempts.ShouldBe(sends, $"{status}");
            (server.Requests.Length - before).ShouldBe(sends, $"{status}");
            page.Call.Status.ShouldBe(status);
        }
    }

    [Fact]
    public async Task Without_retries_one_attempt_is_all()
    {
        await using var server = WireServer.Start(WireAnswer.Of("500 x"));

        var page = await Seeds(TestClient.Of(server, options => options.MaxRetries = 0));

        page.Call.Attempts.ShouldBe(1);
        page.Call.Failure.ShouldBe(FailureCode.BackendError);
    }

    [Theory]
    [InlineData("Retry-After: 7", 7)]
    [InlineData("Retry-After: Wed, 21 Oct 2026 07:28:09 GMT", 9)]
    [InlineData("Retry-After: 100000", 20)]
    [InlineData("Retry-After: 99999999999999999999", 20)]
    [InlineData("Retry-After: Fri, 31 Dec 9999 23:59:59 GMT", 20)]
    public async Task The_wait_that_is_asked_for_is_kept_up_to_the_longest(string header, int seconds)
    {
        var time = new RecordingTime();
        await using var server = WireServer.Start(WireAnswer.Of("429 Slow down", header), Row);
        var client = TestClient.Of(server, Slow, time);
        var freed = 0;
        client.PlaceFreed += (_, _) => freed++;

        var call = Seeds(client);

        (await time.NextWaitAsync()).ShouldBe(TimeSpan.FromSeconds(seconds));
        client.BackingOff.ShouldBe(1);
        freed.ShouldBe(1);
        time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        client.BackingOff.ShouldBe(1);
        server.Requests.Length.ShouldBe(1);

        time.Advance(TimeSpan.FromMilliseconds(1));
        var page = await call.WaitAsync(Patience);
        page.Call.Failure.ShouldBe(FailureCode.None, page.Call.Detail);
        page.Call.Attempts.ShouldBe(2);
        page.Call.Duration.ShouldBe(TimeSpan.FromSeconds(seconds));
        client.BackingOff.ShouldBe(0);
    }

    [Theory]
    [InlineData("Retry-After: Wed, 21 Oct 2026 07:27:09 GMT")]
    [InlineData("Retry-After: soon")]
    [InlineData("Retry-After: -1")]
    public async Task A_wish_without_sense_is_no_wish(string header)
    {
        var time = new RecordingTime();
        await using var server = WireServer.Start(WireAnswer.Of("429 Slow down", header), Row);

        var call = Seeds(TestClient.Of(server, Slow, time));

        var wait = await time.NextWaitAsync();
        wait.ShouldBeInRange(TimeSpan.FromTicks(1), TimeSpan.FromSeconds(5));
        time.Advance(wait);
        (await call.WaitAsync(Patience)).Call.Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task A_wait_longer_than_the_call_may_take_is_not_begun()
    {
        await using var server = WireServer.Start(WireAnswer.Of("503 Later", "Retry-After: 15"), Row);
        var client = TestClient.Of(
            server,
            options =>
            {
                Slow(options);
                options.TotalTimeout = TimeSpan.FromSeconds(12);
            },
            new RecordingTime()
        );

        var page = await Seeds(client).WaitAsync(Patience);

        page.Call.Failure.ShouldBe(FailureCode.BackendError);
        page.Call.Attempts.ShouldBe(1);
        client.BackingOff.ShouldBe(0);
    }

    [Fact]
    public async Task Waits_grow_and_the_deadline_ends_them_with_the_backends_last_words()
    {
        var time = new RecordingTime();
        await using var server = WireServer.Start(WireAnswer.Of("500 x", "", "its words"));
        var client = TestClient.Of(
            server,
            options =>
            {
                Slow(options);
                options.MaxRetries = 10;
                options.RetryBaseDelay = TimeSpan.FromSeconds(2);
                options.TotalTimeout = TimeSpan.FromSeconds(30);
            },
            time
        );

        var waits = new List<TimeSpan>();
        var call = Seeds(client);
        while (waits.Sum(wait => wait.TotalSeconds) < 28)
        {
            waits.Add(await time.NextWaitAsync());
            time.Advance(waits[^1]);
        }

        var page = await call.WaitAsync(Patience);
        page.Call.Failure.ShouldBe(FailureCode.BackendError);
        page.Call.Detail.ShouldBe("its words");
        page.Call.Attempts.ShouldBe(server.Requests.Length);
        waits.ShouldAllBe(wait => wait <= TimeSpan.FromSeconds(20));
        waits.Max().ShouldBeGreaterThan(waits[0]);
    }

    private static void Slow(TrrBackendOptions options) =>
        (options.RetryBaseDelay, options.RetryMaxDelay, options.CircuitMinimumThroughput) = (
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(20),
            1000
        );

    private static Task<PhotoPage> Seeds(TrrBackendClient client) =>
        client.GetSeedPhotosAsync(Guid.NewGuid(), default, CancellationToken.None).AsTask();
}
