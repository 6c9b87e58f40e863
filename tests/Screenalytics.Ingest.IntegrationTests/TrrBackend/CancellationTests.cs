using System.Net;
using System.Net.Sockets;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

/// <summary>The caller's cancellation is thrown as the caller's, wherever it meets the call; a time-out is a value.</summary>
public sealed class CancellationTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static TheoryData<string> Stages => [.. Scripts.Keys];

    private static Dictionary<string, Func<TaskCompletionSource, WireScript>> Scripts { get; } =
        new()
        {
            ["waiting for the head"] = reached => exchange => HangAsync(exchange, "", reached),
            ["within the head"] = reached => exchange => HangAsync(exchange, Head, reached),
            ["after an interim answer"] = reached =>
                exchange => HangAsync(exchange, "HTTP/1.1 102 Processing\r\n\r\n", reached),
            ["before the body"] = reached =>
                exchange => HangAsync(exchange, Head + "Content-Length: 9\r\n\r\n", reached),
            ["behind an empty array"] = reached =>
                exchange => HangAsync(exchange, Head + "Content-Length: 9\r\n\r\n[]", reached),
            ["behind a chunk"] = reached =>
                exchange => HangAsync(exchange, Head + "Transfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n", reached),
            ["behind a body without an announced end"] = reached =>
                exchange => HangAsync(exchange, Head + "\r\n[]", reached),
        };

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task Cancellation_while_an_answer_comes_is_the_callers(string stage)
    {
        var reached = new TaskCompletionSource();
        await using var server = WireServer.Start(Scripts[stage](reached));
        var client = TestClient.Of(server);
        using var caller = new CancellationTokenSource();

        var call = client.GetSeedPhotosAsync(Guid.NewGuid(), default, caller.Token).AsTask();
        await reached.Task.WaitAsync(Patience);
        await caller.CancelAsync();

        await ShouldBeCancelledAsync(call, caller);
        server.Requests.Length.ShouldBe(1);
        await ShouldWorkAsync(client, server);
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task A_time_out_is_a_value_on_every_attempt(string stage)
    {
        var time = new RecordingTime();
        var reached = new SemaphoreSlim(0);
        await using var server = WireServer.Start(exchange =>
        {
            var signal = new TaskCompletionSource();
            var hanging = Scripts[stage](signal)(exchange);
            reached.Release();
            return hanging;
        });
        var client = TestClient.Of(
            server,
            options =>
                (options.RetryBaseDelay, options.RetryMaxDelay) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)),
            time
        );
        using var caller = new CancellationTokenSource();

        var call = client.GetSeedPhotosAsync(Guid.NewGuid(), default, caller.Token).AsTask();
        for (var attempt = 1; attempt <= TestClient.Attempts; attempt++)
        {
            (await reached.WaitAsync(Patience)).ShouldBeTrue();
            time.Advance(TimeSpan.FromSeconds(10));
            if (attempt < TestClient.Attempts)
            {
                time.Advance(await time.NextWaitAsync());
            }
        }

        var page = await call.WaitAsync(Patience);
        page.Call.Failure.ShouldBe(FailureCode.BackendTimeout);
        page.Call.Complete.ShouldBeFalse();
        page.Call.Attempts.ShouldBe(TestClient.Attempts);
        page.Call.Duration.ShouldBeGreaterThanOrEqualTo(TestClient.Attempts * TimeSpan.FromSeconds(10));
        await ShouldWorkAsync(client, server);
    }

    [Theory]
    [InlineData("404 Not Found", FailureCode.BackendNotFound, 1)]
    [InlineData("401 Unauthorized", FailureCode.BackendUnauthorized, 1)]
    [InlineData("503 Busy", FailureCode.BackendError, 2)]
    public async Task An_error_whose_body_never_ends_is_still_that_error(string status, FailureCode failure, int sends)
    {
        await using var server = WireServer.Start(exchange =>
            HangAsync(exchange, $"HTTP/1.1 {status}\r\nContent-Length: 90\r\n\r\n{{\"detail\":", new())
        );
        var client = TestClient.Of(
            server,
            options => (options.AttemptTimeout, options.MaxRetries) = (TimeSpan.FromSeconds(1), 1)
        );

        var page = await client.GetSeedPhotosAsync(Guid.NewGuid(), default, CancellationToken.None);

        page.Call.Failure.ShouldBe(failure);
        page.Call.Attempts.ShouldBe(sends);
    }

    [Fact]
    public async Task The_whole_call_has_a_deadline_too()
    {
        await using var server = WireServer.Start(exchange => exchange.HangAsync());
        var client = TestClient.Of(
            server,
            options =>
            {
                options.AttemptTimeout = TimeSpan.FromSeconds(30);
                options.TotalTimeout = TimeSpan.FromMilliseconds(150);
            }
        );

        var page = await client
            .GetSeedPhotosAsync(Guid.NewGuid(), default, CancellationToken.None)
            .AsTask()
            .WaitAsync(Patience);

        page.Call.Failure.ShouldBe(FailureCode.BackendTimeout);
        page.Call.Attempts.ShouldBe(1);
        page.Call.Duration.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(120));
    }

    [Fact]
    public async Task An_endless_flood_of_interim_answers_is_cut_off()
    {
        var interim = string.Concat(Enumerable.Repeat("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n", 100));
        await using var server = WireServer.Start(async exchange =>
        {
            while (!exchange.Stopping.IsCancellationRequested)
            {
                await exchange.SendAsync(interim);
            }
        });

        var page = await TestClient.Of(server).GetSeedPhotosAsync(Guid.NewGuid(), default, CancellationToken.None);

        page.Call.Failure.ShouldBe(FailureCode.ProtocolError);
    }

    [Fact]
    public async Task Cancellation_while_queued_for_a_place_is_the_callers()
    {
        var reached = new TaskCompletionSource();
        await using var server = WireServer.Start(exchange => HangAsync(exchange, "", reached));
        var client = TestClient.Of(server, options => options.MaxConcurrency = 1);
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var holding = client.GetSeedPhotosAsync(Guid.NewGuid(), default, first.Token).AsTask();
        await reached.Task.WaitAsync(Patience);
        var queued = client.GetSeedPhotosAsync(Guid.NewGuid(), default, second.Token).AsTask();

        await second.CancelAsync();
        await ShouldBeCancelledAsync(queued, second);

        await first.CancelAsync();
        await ShouldBeCancelledAsync(holding, first);
        server.Requests.Length.ShouldBe(1);
        await ShouldWorkAsync(client, server);
    }

    [Fact]
    public async Task Cancellation_before_the_call_is_the_callers()
    {
        await using var server = WireServer.Start(WireAnswer.Json("[]"));
        var client = TestClient.Of(server);
        using var caller = new CancellationTokenSource();
        await caller.CancelAsync();

        await ShouldBeCancelledAsync(client.GetSeedPhotosAsync(Guid.NewGuid(), default, caller.Token).AsTask(), caller);

        server.Requests.ShouldBeEmpty();
        await ShouldWorkAsync(client, server);
    }

    [Fact]
    public async Task Cancellation_while_connecting_is_the_callers_and_a_time_out_there_a_value()
    {
        // Somebody who takes the connection and says nothing: TLS is never agreed upon.
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var url = $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}";
        var client = TestClient.Of(url);
        using var caller = new CancellationTokenSource();

        var call = client.GetSeedPhotosAsync(Guid.NewGuid(), default, caller.Token).AsTask();
        using var taken = await listener.AcceptAsync().WaitAsync(Patience);
        await caller.CancelAsync();
        await ShouldBeCancelledAsync(call, caller);

        var hasty = TestClient.Of(url, options => options.AttemptTimeout = TimeSpan.FromMilliseconds(80));
        var page = await hasty.GetSeedPhotosAsync(Guid.NewGuid(), default, CancellationToken.None);
        page.Call.Failure.ShouldBe(FailureCode.BackendTimeout);
        page.Call.Attempts.ShouldBe(TestClient.Attempts);
    }

    [Fact]
    public async Task Nobody_at_home_is_a_failed_connection()
    {
        string url;
        await using (var server = WireServer.Start(WireAnswer.Json("[]")))
        {
            url = server.Url;
        }

        var page = await TestClient.Of(url).GetSeedPhotosAsync(Guid.NewGuid(), default, CancellationToken.None);

        page.Call.Failure.ShouldBe(FailureCode.ConnectionFailed);
        page.Call.Attempts.ShouldBe(TestClient.Attempts);
    }

    [Fact]
    public async Task Cancellation_in_a_wait_for_the_next_attempt_is_the_callers()
    {
        var time = new RecordingTime();
        await using var server = WireServer.Start(WireAnswer.Of("503 x", "Retry-After: 15"));
        var client = TestClient.Of(server, options => options.RetryMaxDelay = TimeSpan.FromSeconds(30), time);
        using var caller = new CancellationTokenSource();

        var call = client.GetSeedPhotosAsync(Guid.NewGuid(), default, caller.Token).AsTask();
        await time.NextWaitAsync();
        client.BackingOff.ShouldBe(1);
        await caller.CancelAsync();

        await ShouldBeCancelledAsync(call, caller);
        client.BackingOff.ShouldBe(0);
        server.Requests.Length.ShouldBe(1);
    }

    private static async Task HangAsync(WireExchange exchange, string start, TaskCompletionSource reached)
    {
        await exchange.SendAsync(start);
        reached.TrySetResult();
        await exchange.HangAsync();
    }

    private static async Task ShouldBeCancelledAsync(Task call, CancellationTokenSource caller)
    {
        var thrown = await Should.ThrowAsync<OperationCanceledException>(() => call.WaitAsync(Patience));
        thrown.CancellationToken.ShouldBe(caller.Token);
    }

    private static async Task ShouldWorkAsync(TrrBackendClient client, WireServer server)
    {
        server.Answer(WireAnswer.Json("[]"));
        var page = await client.GetSeedPhotosAsync(Guid.NewGuid(), default, CancellationToken.None);
        page.Call.Failure.ShouldBe(FailureCode.None, page.Call.Detail);
    }
}
