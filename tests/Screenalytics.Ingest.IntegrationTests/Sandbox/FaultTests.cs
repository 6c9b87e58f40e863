using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Faults;

namespace Screenalytics.Ingest.IntegrationTests.Sandbox;

/// <summary>Each fault spoils the answer in its own way, below HTTP too.</summary>
public sealed class FaultTests(PostgresFixture postgres) : SandboxTest(postgres)
{
    private static readonly string _photos = SandboxClient.Photos(SandboxIds.Seeded, "?limit=500");
    private static readonly string _empty = SandboxClient.Photos(SandboxIds.NoPhotos, "?seed_only=true");

    [Fact]
    public async Task A_status_comes_with_its_retry_after()
    {
        var rule = new FaultRule
        {
            Kind = FaultKind.Status,
            Status = 429,
            RetryAfter = "7",
        };
        var answer = await StruckAsync(rule, _photos);
        answer.Status.ShouldBe(429);
        answer.Header("retry-after").ShouldBe("7");
        answer.Body.ShouldStartWith("{\"detail\":");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(10)]
    [InlineData(100_000)]
    public async Task A_cut_body_is_shorter_than_declared(int? cutAt)
    {
        var answer = await StruckAsync(new FaultRule { Kind = FaultKind.CutBody, CutAt = cutAt }, _photos);
        answer.Status.ShouldBe(200);
        int.Parse(answer.Header("content-length")!).ShouldBeGreaterThan(answer.Body.Length);
        answer.Reset.ShouldBeFalse();
    }

    [Fact]
    public async Task An_empty_array_can_be_cut_after_its_last_byte()
    {
        var answer = await StruckAsync(new FaultRule { Kind = FaultKind.CutBody, CutAt = 2 }, _empty);
        answer.Body.ShouldBe("[]");
        answer.Header("content-length").ShouldBe("3");
    }

    [Fact]
    public async Task A_cut_chunked_body_lacks_its_last_chunk()
    {
        var answer = await StruckAsync(new FaultRule { Kind = FaultKind.CutChunked }, _empty);
        answer.Header("transfer-encoding").ShouldBe("chunked");
        answer.Body.ShouldBe("2\r\n[]\r\n");
    }

    [Fact]
    public async Task A_reset_sends_nothing_at_all()
    {
        var answer = await StruckAsync(new FaultRule { Kind = FaultKind.Reset }, _photos);
        answer.Reset.ShouldBeTrue();
        answer.Head.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_drip_brings_the_whole_body_in_the_end()
    {
        var answer = await StruckAsync(new FaultRule { Kind = FaultKind.SlowDrip, DelayMs = 1 }, _empty);
        answer.Status.ShouldBe(200);
        answer.Body.ShouldBe("[]");
    }

    [Theory]
    [InlineData(FaultKind.MalformedJson, "application/json", "[}")]
    [InlineData(FaultKind.WrongContentType, "text/html; charset=utf-8", "[]")]
    [InlineData(FaultKind.ByteOrderMark, "application/json", "\u00EF\u00BB\u00BF[]")]
    [InlineData(FaultKind.TrailingBytes, "application/json", "[][]")]
    public async Task Spoiled_bodies_are_whole_for_http(FaultKind kind, string contentType, string body)
    {
        var answer = await StruckAsync(new FaultRule { Kind = kind }, _empty);
        answer.Status.ShouldBe(200);
        answer.Header("content-type").ShouldBe(contentType);
        answer.Header("content-length").ShouldBe($"{body.Length}");
        answer.Body.ShouldBe(body);
    }

    [Fact]
    public async Task Empty_when_sick_hides_the_photos()
    {
        var answer = await StruckAsync(new FaultRule { Kind = FaultKind.EmptyWhenSick }, _photos);
        (answer.Status, answer.Body).ShouldBe((200, "[]"));
    }

    [Fact]
    public async Task Gzip_and_redirect_say_so_in_their_headers()
    {
        var gzip = await StruckAsync(new FaultRule { Kind = FaultKind.Gzip }, _photos);
        gzip.Header("content-encoding").ShouldBe("gzip");
        gzip.Body[..2].ShouldBe("\u001F\u008B");
        var redirect = await StruckAsync(new FaultRule { Kind = FaultKind.Redirect, Status = 302 }, _photos);
        (redirect.Status, redirect.Header("location")).ShouldBe((302, "/elsewhere"));
    }

    [Theory]
    [InlineData(BackendVersion.February2026, 500, "Internal Server Error")]
    [InlineData(BackendVersion.Later2026, 200, "[]")]
    public async Task A_database_outage_is_hidden_by_the_selection_profile(
        BackendVersion version,
        int status,
        string body
    )
    {
        var sandbox = await StartAsync(options => options with { Version = version });
        sandbox.Faults.Add(new FaultRule { Kind = FaultKind.DatabaseDown });
        var path = SandboxClient.Photos(SandboxIds.Seeded, "?selection_profile=facebank_initial");
        var answer = await RawExchange.GetAsync(sandbox, path);
        (answer.Status, answer.Body).ShouldBe((status, body));
    }

    [Fact]
    public async Task A_custom_answer_is_sent_verbatim()
    {
        var rule = new FaultRule
        {
            Kind = FaultKind.Custom,
            Status = 203,
            ContentType = "application/problem+json",
            Body = "[{},",
        };
        var answer = await StruckAsync(rule, _photos);
        (answer.Status, answer.Body, answer.Header("content-type")).ShouldBe((203, "[{},", "application/problem+json"));
    }

    private async Task<RawExchange> StruckAsync(FaultRule rule, string path)
    {
        var sandbox = await StartAsync();
        sandbox.Faults.Add(rule);
        var struck = await RawExchange.GetAsync(sandbox, path);
        sandbox.Faults.Clear();
        (await RawExchange.GetAsync(sandbox, path)).Status.ShouldBe(200, "the sandbox goes on after a fault");
        return struck;
    }
}
