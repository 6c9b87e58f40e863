using System.Text;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

public sealed class AcceptedAnswerTests
{
    public static TheoryData<string> Bodies => [.. AcceptedAnswers.Bodies.Keys];

    public static TheoryData<string> Heads => [.. AcceptedAnswers.Heads.Keys];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task An_odd_body_is_read_as_it_stands(string name)
    {
        var (text, rows) = AcceptedAnswers.Bodies[name];
        var body = Encoding.UTF8.GetBytes(text);
        await using var server = WireServer.Start(WireAnswer.Json(body), WireAnswer.ChunkedJson(body, 1021));
        var client = TestClient.Of(server);

        for (var form = 0; form < 2; form++)
        {
            var page = await client.GetSeedPhotosAsync(Guid.NewGuid(), default, CancellationToken.None);

            page.Call.Failure.ShouldBe(FailureCode.None, page.Call.Detail);
            page.Call.Bytes.ShouldBe(body.Length);
            page.Call.Complete.ShouldBeTrue();
            page.Call.Rows.ShouldBe(rows.Length);
            page.Rows.ShouldBe(rows);
            ProvenEmpty.TryProve(page.Call, out _).ShouldBe(rows.Length == 0);
        }
    }

    [Theory]
    [MemberData(nameof(Heads))]
    public async Task An_odd_head_does_not_matter(string name)
    {
        await using var server = WireServer.Start(AcceptedAnswers.Heads[name]);
        var client = TestClient.Of(server);

        for (var call = 0; call < 2; call++)
        {
            var page = await client.GetSeedPhotosAsync(Guid.NewGuid(), default, CancellationToken.None);

            page.Call.Failure.ShouldBe(FailureCode.None, page.Call.Detail);
            page.Rows.ShouldBe([PhotoRow.Of("https://cdn.example.test/a.jpg")]);
        }
    }

    [Fact]
    public async Task A_body_that_ends_with_its_connection_is_read()
    {
        await using var server = WireServer.Start(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n[]");
            exchange.Close();
        });

        var page = await TestClient.Of(server).GetSeedPhotosAsync(Guid.NewGuid(), default, CancellationToken.None);

        // The array says itself that it is whole: no beginning of a longer one reads the same.
        ProvenEmpty.TryProve(page.Call, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_body_may_be_split_between_any_two_bytes()
    {
        const string Body = """[{"served_url":"é\u00e9","x":[1.5e3,null]} , {"kind":"z"}]""";
        var bytes = Encoding.UTF8.GetBytes(Body);
        await using var server = WireServer.Start(async exchange =>
        {
            var answer = WireAnswer.Json(bytes);
            var split = answer.Length - bytes.Length + exchange.Index;
            await exchange.SendAsync(answer.AsMemory(0, split));
            await Task.Yield();
            await exchange.SendAsync(answer.AsMemory(split));
        });
        var client = TestClient.Of(server);

        for (var split = 0; split < bytes.Length; split++)
        {
            var page = await client.GetSeedPhotosAsync(Guid.NewGuid(), default, CancellationToken.None);

            page.Call.Failure.ShouldBe(FailureCode.None, page.Call.Detail);
            page.Rows.ShouldBe([PhotoRow.Of("éé"), new PhotoRow(ServedUrlKind.Missing, null)]);
        }
    }

    [Fact]
    public async Task A_whole_answer_may_come_byte_by_byte()
    {
        await using var server = WireServer.Start(async exchange =>
        {
            foreach (var part in WireAnswer.Json(WireAnswer.OneRow))
            {
                await exchange.SendAsync(new[] { part });
            }
        });

        var page = await TestClient.Of(server).GetSeedPhotosAsync(Guid.NewGuid(), default, CancellationToken.None);

        page.Call.Failure.ShouldBe(FailureCode.None, page.Call.Detail);
        page.Rows.Count.ShouldBe(1);
    }
}
