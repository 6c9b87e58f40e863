using System.Text;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

/// <summary>Alone in the process, so that what they allocate can be told.</summary>
[CollectionDefinition("Large answers", DisableParallelization = true)]
public sealed class LargeAnswers;

[Collection("Large answers")]
public sealed class LargeAnswerTests
{
    private const long Announced = 100L << 20;
    private const long Bound = 64L << 20;
    private const int MaxBytes = 8 << 20;
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private static readonly Dictionary<string, (HostileCase Case, bool ReadsAll)> Cases = new()
    {
        ["spaces before"] = (Endless("", " ", FailureCode.BodyTooLarge), true),
        ["spaces inside"] = (Endless("[", " ", FailureCode.BodyTooLarge), true),
        ["spaces inside a row"] = (Endless("[{", " ", FailureCode.BodyTooLarge), true),
        ["spaces behind"] = (Endless("[]", " ", FailureCode.BodyTooLarge), true),
        ["one endless string"] = (Endless("[{\"served_url\":\"", "a", FailureCode.BodyTooLarge), true),
        ["one endless key"] = (Endless("[{\"", "a", FailureCode.BodyTooLarge), true),
        ["one endless number"] = (Endless("[{\"width\":", "9", FailureCode.BodyTooLarge), true),
        ["one endless row"] = (Endless("[{\"x\":[", "{},", FailureCode.BodyTooLarge), true),
        ["endless array in the array"] = (Endless("[", "[],", FailureCode.BodyMalformed), true),
        ["endless opening"] = (Endless("[", "[", FailureCode.BodyMalformed), true),
        ["NULs"] = (Endless("", "\0", FailureCode.BodyMalformed), true),
        ["announced, spaces"] = (Announcing(" "), false),
        ["announced, rows"] = (Announcing("{},"), false),
        ["announced, nothing sent"] = (Announcing(""), false),
        ["a byte over the limit, announced"] = (
            new HostileCase(WireAnswer.Json(Spaces(MaxBytes + 1)), FailureCode.BodyTooLarge),
            false
        ),
        ["a byte over the limit, in chunks"] = (
            new HostileCase(WireAnswer.ChunkedJson(Spaces(MaxBytes + 1)), FailureCode.BodyTooLarge),
            true
        ),
        ["a million keys"] = (new HostileCase(WireAnswer.Json(Keys(700_000)), FailureCode.BodyMalformed), true),
        ["a million nested keys"] = (
            new HostileCase(
                WireAnswer.ChunkedJson([.. "[{\"x\":"u8, .. Keys(700_000), .. "}]"u8]),
                FailureCode.BodyMalformed
            ),
            true
        ),
        ["an error of 10 MB"] = (
            new HostileCase(WireAnswer.Of("404 Not Found", "", Spaces(10 << 20)), FailureCode.BackendNotFound),
            false
        ),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_huge_answer_fails_within_bounded_memory(string name)
    {
        var before = GC.GetTotalAllocatedBytes();

        await Cases[name].Case.JudgeAsync();

        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(Cases[name].ReadsAll ? Bound : Bound / 32);
    }

    [Fact]
    public async Task A_million_empty_rows_are_rows_within_bounded_memory()
    {
        var body = new byte[3_000_000 + 1];
        "{},"u8.ToArray().AsSpan().CopyTo(body.AsSpan(1));
        for (var i = 1; i < body.Length; i++)
        {
            body[i] = (byte)"{},"[(i - 1) % 3];
        }

        (body[0], body[^1]) = ((byte)'[', (byte)']');
        await using var server = WireServer.Start(WireAnswer.Json(body));
        var before = GC.GetTotalAllocatedBytes();

        var page = await TestClient.Of(server).GetSeedPhotosAsync(Guid.NewGuid(), default, CancellationToken.None);

        page.Call.Failure.ShouldBe(FailureCode.None, page.Call.Detail);
        page.Call.Rows.ShouldBe(1_000_000);
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(Bound);
    }

    // Sends in chunks without an end, until the client has had enough.
    private static HostileCase Endless(string start, string fill, FailureCode expected)
    {
        var chunk = Filled(fill, 60 * 1024);
        byte[] framed = [.. Encoding.ASCII.GetBytes($"{chunk.Length:x}\r\n"), .. chunk, .. "\r\n"u8];
        return new HostileCase(
            async exchange =>
            {
                await exchange.SendAsync(Head + "Transfer-Encoding: chunked\r\n\r\n");
                if (start.Length > 0)
                {
                    await exchange.SendAsync($"{start.Length:x}\r\n{start}\r\n");
                }

                for (long sent = 0; sent < Announced; sent += chunk.Length)
                {
                    await exchange.SendAsync(framed);
                }

                await exchange.HangAsync();
            },
            expected
        );
    }

    private static HostileCase Announcing(string fill)
    {
        var part = Filled(fill, 60 * 1024);
        return new HostileCase(
            async exchange =>
            {
                await exchange.SendAsync(Head + $"Content-Length: {Announced}\r\n\r\n[");
                for (long sent = 0; part.Length > 0 && sent < Announced; sent += part.Length)
                {
                    await exchange.SendAsync(part);
                }

                await exchange.HangAsync();
            },
            FailureCode.BodyTooLarge
        );
    }

    private static byte[] Filled(string fill, int length) =>
        fill.Length == 0
            ? []
            : Encoding.ASCII.GetBytes(new StringBuilder().Insert(0, fill, length / fill.Length).ToString());

    private static byte[] Spaces(int length)
    {
        var spaces = new byte[length];
        spaces.AsSpan().Fill((byte)' ');
        return spaces;
    }

    private static byte[] Keys(int count)
    {
        var body = new StringBuilder("[{");
        for (var i = 0; i < count; i++)
        {
            body.Append('"').Append(i).Append("\":1,");
        }

        return Encoding.ASCII.GetBytes(body.Append("\"last\":1}]").ToString());
    }
}
