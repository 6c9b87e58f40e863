using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

/// <summary>An answer that must never pass for an empty gallery, and how its failure is to be classified.</summary>
internal sealed record HostileCase(WireScript Script, FailureCode Expected, int Sends = 1)
{
    /// <summary>How often one attempt may go out: the HTTP stack repeats a request that was not answered by one byte.</summary>
    private int Resends => Expected == FailureCode.ConnectionFailed ? 4 : 1;

    /// <summary>A whole answer, sent at once.</summary>
    public HostileCase(byte[] answer, FailureCode expected, int sends = 1)
        : this(exchange => exchange.SendAsync(answer), expected, sends) { }

    /// <summary>Asks a server that answers so, and then, of the same client, one that answers well.</summary>
    public async Task JudgeAsync()
    {
        await using var server = WireServer.Start(Script);
        var client = TestClient.Of(server);

        var page = await client.GetSeedPhotosAsync(Guid.NewGuid(), default, CancellationToken.None);

        page.Call.Failure.ShouldBe(Expected, page.Call.Detail);
        page.Call.Complete.ShouldBeFalse();
        page.Call.Rows.ShouldBe(0);
        page.Rows.ShouldBeEmpty();
        page.Call.Attempts.ShouldBe(Sends);
        server.Requests.Length.ShouldBeInRange(Sends, Resends * Sends);
        ProvenEmpty.TryProve(page.Call, out _).ShouldBeFalse();
        FallbackRule.AfterSeedCall(page.Call).Kind.ShouldBe(VerdictKind.Fail);
        (page.Call.Detail?.Length ?? 0).ShouldBeLessThan(300);

        server.Answer(WireAnswer.Json(WireAnswer.OneRow));
        var next = await client.GetSeedPhotosAsync(Guid.NewGuid(), default, CancellationToken.None);
        next.Call.Failure.ShouldBe(FailureCode.None, next.Call.Detail);
        next.Rows.Count.ShouldBe(1);
    }
}
