using System.Text;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

/// <summary>An answer belongs to its own request, whatever else is on the line.</summary>
public sealed class ConnectionReuseTests
{
    private static readonly byte[] Empty = WireAnswer.Json("[]");

    [Fact]
    public async Task A_second_answer_sent_along_is_nobodys()
    {
        await using var server = WireServer.Start(
            [.. WireAnswer.Json(WireAnswer.OneRow), .. Empty, .. Empty],
            WireAnswer.Json(WireAnswer.OneRow)
        );

        await TwoCallsGiveARowAsync(server, () => Task.CompletedTask);
    }

    [Fact]
    public async Task A_second_answer_that_comes_later_is_nobodys()
    {
        var send = new TaskCompletionSource();
        var sent = new TaskCompletionSource();
        await using var server = WireServer.Start(async exchange =>
        {
            await exchange.SendAsync(WireAnswer.Json(WireAnswer.OneRow));
            if (exchange.Index == 0)
            {
                await send.Task;
                await exchange.SendAsync(Empty);
                sent.SetResult();
            }
        });

        await TwoCallsGiveARowAsync(
            server,
            () =>
            {
                send.SetResult();
                return sent.Task;
            }
        );
    }

    [Fact]
    public async Task Bytes_behind_the_announced_end_are_nobodys()
    {
        await using var server = WireServer.Start([
            .. WireAnswer.Json(WireAnswer.OneRow),
            .. Encoding.ASCII.GetBytes("garbage"),
        ]);

        await TwoCallsGiveARowAsync(server, () => Task.CompletedTask);
    }

    [Fact]
    public async Task A_connection_closed_between_calls_is_no_failure()
    {
        await using var server = WireServer.Start(async exchange =>
        {
            await exchange.SendAsync(WireAnswer.Json(WireAnswer.OneRow));
            exchange.Close();
        });

        await TwoCallsGiveARowAsync(server, () => Task.CompletedTask);
    }

    [Fact]
    public async Task Connections_are_kept_between_calls()
    {
        await using var server = WireServer.Start(
            WireAnswer.Json(WireAnswer.OneRow),
            Empty,
            WireAnswer.ChunkedJson([.. "[]"u8])
        );
        var client = TestClient.Of(server);

        for (var call = 0; call < 5; call++)
        {
            await client.GetSeedPhotosAsync(Guid.NewGuid(), default, CancellationToken.None);
        }

        server.Connections.ShouldBe(1);
    }

    private static async Task TwoCallsGiveARowAsync(WireServer server, Func<Task> between)
    {
        var client = TestClient.Of(server);
        for (var call = 0; call < 2; call++)
        {
            var page = await client.GetSeedPhotosAsync(Guid.NewGuid(), default, CancellationToken.None);
            page.Call.Failure.ShouldBe(FailureCode.None, page.Call.Detail);
            page.Rows.Count.ShouldBe(1);
            if (call == 0)
            {
                await between();
            }
        }

        server.Connections.ShouldBe(2);
    }
}
