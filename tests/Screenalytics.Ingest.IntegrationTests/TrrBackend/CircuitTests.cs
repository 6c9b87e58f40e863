using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

public sealed class CircuitTests
{
    private const int People = 12;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly byte[] Down = WireAnswer.Of("503 Down");
    private static readonly byte[] Row = WireAnswer.Json(WireAnswer.OneRow);

    [Fact]
    public async Task An_open_circuit_pauses_the_calls_and_fails_none_of_them()
    {
        await using var server = WireServer.Start(Down);
        var client = TestClient.Of(server, Sensitive);
        var intake = new IntakeLog(client);

        var calls = Many(client, People);
        await intake.PausedAsync();
        calls.Count(call => call.IsCompleted).ShouldBeLessThan(People);
        server.Answer(Row);

        var pages = await Task.WhenAll(calls).WaitAsync(Patience);

        // Those who had used up their retries before it opened have failed; whoever waited has not.
        pages.Count(page => page.Call.Failure == FailureCode.None).ShouldBeGreaterThan(People / 2);
        pages
            .Where(page => page.Call.Failure != FailureCode.None)
            .ShouldAllBe(page => page.Call.Failure == FailureCode.BackendError);
        intake.Changes.ShouldBe([true, false]);
        client.BackingOff.ShouldBe(0);
        (await Seeds(client)).Call.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task The_first_probe_after_recovery_closes_it()
    {
        const int Callers = 40;
        var time = new RecordingTime();
        await using var server = WireServer.Start(Down);
        var client = TestClient.Of(
            server,
            options =>
            {
                Sensitive(options);
                options.CircuitBreak = TimeSpan.FromSeconds(5);
                options.MaxRetries = 0;
                options.MaxConcurrency = Callers;
            },
            time
        );
        var intake = new IntakeLog(client);

        var calls = Many(client, Callers);
        SpinWait
            .SpinUntil(() => calls.Count(call => call.IsCompleted) + time.WaitsBegun == Callers, Patience)
            .ShouldBeTrue("every call has failed or waits");

        server.Answer(Row);
        time.Advance(TimeSpan.FromSeconds(5));

        // What had failed before the pause is no probe that keeps it open.
        var pages = await Task.WhenAll(calls).WaitAsync(Patience);
        pages.Count(page => page.Call.Failure == FailureCode.None).ShouldBeGreaterThan(0);
        intake.Changes.ShouldBe([true, false]);
    }

    [Fact]
    public async Task Patience_used_up_ends_the_calls_as_unavailable()
    {
        await using var server = WireServer.Start(Down);
        var client = TestClient.Of(
            server,
            options =>
            {
                Sensitive(options);
                options.CircuitPatience = TimeSpan.FromMilliseconds(700);
            }
        );
        var intake = new IntakeLog(client);

        var pages = await Task.WhenAll(Many(client, People)).WaitAsync(Patience);

        var unavailable = pages.Where(page => page.Call.Failure == FailureCode.BackendUnavailable).ToList();
        unavailable.Count.ShouldBeGreaterThan(0);
        unavailable.ShouldAllBe(page => page.Rows.Count == 0 && !page.Call.Complete);
        pages.ShouldAllBe(page => FallbackRule.AfterSeedCall(page.Call).Kind == VerdictKind.Fail);
        intake.Changes.ShouldBe([true]);
        client.BackingOff.ShouldBe(0);

        server.Answer(Row);
        PhotoPage page;
        do
        {
            page = await Seeds(client);
        } while (page.Call.Failure == FailureCode.BackendUnavailable);
        page.Call.Failure.ShouldBe(FailureCode.None, page.Call.Detail);
        intake.Changes.ShouldBe([true, false]);
    }

    [Fact]
    public async Task Cancellation_while_paused_is_the_callers()
    {
        await using var server = WireServer.Start(Down);
        var client = TestClient.Of(
            server,
            options =>
            {
                Sensitive(options);
                options.CircuitBreak = TimeSpan.FromMinutes(1);
            }
        );
        var intake = new IntakeLog(client);
        using var caller = new CancellationTokenSource();

        var calls = Many(client, People, caller.Token);
        await intake.PausedAsync();
        await caller.CancelAsync();

        foreach (var call in calls.Where(call => !call.IsCompletedSuccessfully))
        {
            var thrown = await Should.ThrowAsync<OperationCanceledException>(() => call.WaitAsync(Patience));
            thrown.CancellationToken.ShouldBe(caller.Token);
        }

        calls.Count(call => call.IsCanceled).ShouldBeGreaterThan(0);
        client.BackingOff.ShouldBe(0);
    }

    [Fact]
    public async Task A_probe_whose_caller_goes_away_closes_nothing()
    {
        var time = new RecordingTime();
        await using var server = WireServer.Start(Down);
        var client = TestClient.Of(
            server,
            options =>
            {
                Sensitive(options);
                (options.CircuitBreak, options.MaxRetries) = (TimeSpan.FromSeconds(5), 0);
            },
            time
        );
        var intake = new IntakeLog(client);
        await Task.WhenAll(Many(client, 8)).WaitAsync(Patience);
        await intake.PausedAsync();

        server.Answer(exchange => exchange.HangAsync());
        time.Advance(TimeSpan.FromSeconds(6));
        using var caller = new CancellationTokenSource();
        var before = server.Requests.Length;
        var probe = Many(client, 1, caller.Token)[0];
        SpinWait.SpinUntil(() => server.Requests.Length > before, Patience).ShouldBeTrue("the probe is under way");
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => probe.WaitAsync(Patience));

        client.IsPaused.ShouldBeTrue();
        intake.Changes.ShouldBe([true]);

        server.Answer(Row);
        time.Advance(TimeSpan.FromSeconds(6));
        (await Seeds(client).WaitAsync(Patience)).Call.Failure.ShouldBe(FailureCode.None);
        intake.Changes.ShouldBe([true, false]);
    }

    [Fact]
    public async Task People_who_always_fail_do_not_stop_the_others()
    {
        await using var server = WireServer.Start(exchange =>
            exchange.SendAsync(exchange.Request.Target.Contains("people/f") ? Down : Row)
        );
        var client = TestClient.Of(server, options => options.CircuitSampling = TimeSpan.FromMinutes(1));
        var intake = new IntakeLog(client);

        var pages = await Task.WhenAll(
                Enumerable
                    .Range(0, 300)
                    .Select(i =>
                        client
                            .GetSeedPhotosAsync(
                                Guid.Parse($"{(i % 5 == 0 ? 'f' : 'a')}0000000-0000-0000-0000-{i:d12}"),
                                default,
                                CancellationToken.None
                            )
                            .AsTask()
                    )
            )
            .WaitAsync(Patience);

        pages.Count(page => page.Call.Failure == FailureCode.None).ShouldBe(240);
        pages.Count(page => page.Call.Failure == FailureCode.BackendError).ShouldBe(60);
        intake.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Answers_that_are_wrong_but_prompt_do_not_open_it()
    {
        await using var server = WireServer.Start(WireAnswer.Of("404 x"));
        var client = TestClient.Of(server, Sensitive);
        var intake = new IntakeLog(client);

        await Task.WhenAll(Many(client, 100)).WaitAsync(Patience);

        intake.Changes.ShouldBeEmpty();
        server.Requests.Length.ShouldBe(100);
    }

    private static void Sensitive(TrrBackendOptions options) =>
        (options.CircuitMinimumThroughput, options.CircuitBreak, options.MaxRetries) = (
            8,
            TimeSpan.FromMilliseconds(500),
            4
        );

    private static Task<PhotoPage>[] Many(TrrBackendClient client, int count, CancellationToken caller = default) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => client.GetSeedPhotosAsync(Guid.NewGuid(), default, caller).AsTask()),
        ];

    private static Task<PhotoPage> Seeds(TrrBackendClient client) =>
        client.GetSeedPhotosAsync(Guid.NewGuid(), default, CancellationToken.None).AsTask();
}
