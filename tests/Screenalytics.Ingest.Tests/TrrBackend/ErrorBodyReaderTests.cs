using System.Text;
using System.Text.Encodings.Web;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Tests.TrrBackend;

public sealed class ErrorBodyReaderTests
{
    private const string Token = "service-token-0123456789";
    private const string Longer = Token + "-and-more";
    private const string Quoted = "se\"cr\\et-x";
    private const string Sent = "Bearer aaaa.bbbb.cccc";

    private readonly ErrorBodyReader _reader = new(
        new TrrBackendOptions
        {
            ServiceToken = Token,
            InternalAdminSharedSecret = Longer,
            ServiceRoleKey = Quoted,
        }
    );

    [Theory]
    [InlineData("""{"detail":"Not Found"}""", "Not Found")]
    [InlineData("""{"detail":[{"loc":["path"],"msg":"bad"}]}""", """[{"loc":["path"],"msg":"bad"}]""")]
    [InlineData("""{"detail":{"code":7}}""", """{"code":7}""")]
    [InlineData("""{"detail":7}""", "7")]
    [InlineData("""{"detail":"a\nb\tc\u0000d\u2028e\u202ef"}""", "a b c d e f")]
    [InlineData("""{"message":"x"}""", """{"message":"x"}""")]
    [InlineData("""["x"]""", """["x"]""")]
    [InlineData("Internal Server Error", "Internal Server Error")]
    [InlineData("<html>\r\n<h1>502</h1>", "<html>  <h1>502</h1>")]
    [InlineData("{\"detail\":", "{\"detail\":")]
    [InlineData("", null)]
    [InlineData("  \n", null)]
    [InlineData("""{"detail":""}""", null)]
    public async Task The_backends_own_words_are_taken(string body, string? expected) =>
        (await ReadAsync(body)).ShouldBe(expected);

    [Theory]
    [InlineData(Token)]
    [InlineData(Longer)]
    [InlineData(Quoted)]
    [InlineData("aaaa.bbbb.cccc")]
    public async Task No_secret_comes_back(string secret)
    {
        var json = $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret)}\"";
        string[] bodies =
        [
            secret,
            $"token '{secret}' {secret}{secret} is wrong",
            "{\"detail\":" + json + "}",
            "{\"detail\":[{\"input\":" + json + "}]}",
            "{\"detail\":{\"headers\":{\"authorization\":" + json + "}}}",
        ];
        foreach (var body in bodies)
        {
            var detail = (await ReadAsync(body)).ShouldNotBeNull();

            detail.ShouldNotContain(secret);
            detail.ShouldNotContain(json.Trim('"'));
            detail.ShouldNotContain("and-more");
            detail.ShouldContain("***");
        }
    }

    [Fact]
    public async Task A_long_answer_becomes_a_short_line()
    {
        var detail = await ReadAsync(new string('é', 100_000));

        detail!.Length.ShouldBe(201);
        detail.ShouldEndWith("…");
    }

    [Fact]
    public async Task Bytes_of_any_kind_become_a_line()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var body = new byte[random.Next(1, 6000)];
            random.NextBytes(body);

            var detail = await ReadAsync(body);

            (detail ?? "").ShouldAllBe(c => !char.IsControl(c) && !char.IsSurrogate(c));
        }
    }

    private Task<string?> ReadAsync(string body) => ReadAsync(Encoding.UTF8.GetBytes(body));

    private async Task<string?> ReadAsync(byte[] body)
    {
        using var response = new HttpResponseMessage { Content = new ByteArrayContent(body) };
        return await _reader.ReadAsync(response, Sent, CancellationToken.None);
    }
}
