using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using Screenalytics.Ingest.Diagnostics.Redaction;

namespace Screenalytics.Ingest.Tests.Diagnostics.Redaction;

public sealed class RedactorTests
{
    private const string Secret = "c4n\"ary+/ sécret&1";
    private const string Jwt = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJlLWNhbmFyeQ";

    public static TheoryData<string> Forms =>
        [
            Secret,
            Secret + Secret,
            $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(Secret)}\"",
            $"\"{JavaScriptEncoder.Default.Encode(Secret)}\"",
            $"?q={Uri.EscapeDataString(Secret)}&x=1",
            $"?q={WebUtility.UrlEncode(Secret)}&x=1",
            $"?q={Uri.EscapeDataString(Secret).Replace("%2B", "%2b").Replace("%2F", "%2f").Replace("%22", "%22")}&x=1".Replace(
                "%C3%A9",
                "%c3%a9"
            ),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(
                JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(Secret)
            ),
            Secret.Replace("/", "\\/"),
            JavaScriptEncoder.Default.Encode(Secret).Replace("\\u002B", "\\u002b").Replace("\\u00E9", "\\u00e9"),
            Base64(Secret),
            Base64("me:" + Secret),
            Base64("user:" + Secret + "\n"),
            Base64("ab" + Secret + "cd"),
            Base64("x" + Secret).Replace('+', '-').Replace('/', '_').TrimEnd('='),
        ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_known_secret_is_hidden_in_every_form(string text)
    {
        var redactor = new Redactor("another-one", Secret, null, "");

        var clean = redactor.Redact($"before {text} after");

        clean.ShouldContain(Redactor.Mask);
        clean.ShouldStartWith("before ");
        clean.ShouldEndWith(" after");
        clean.ShouldNotContain("ary");
        clean.ShouldNotContain(Base64(Secret)[4..12]);
    }

    [Theory]
    [InlineData($"token {Jwt} is bad", "token *** is bad")]
    [InlineData("Authorization: Bearer abc123def456", "Authorization: ***")]
    [InlineData("authorization: Basic bWU6c2VjcmV0", "authorization: ***")]
    [InlineData("{\"authorization\":\"Bearer abc123\"}", "{\"authorization\":\"***\"}")]
    [InlineData("sent Bearer abc123def456, refused", "sent Bearer ***, refused")]
    [InlineData("X-TRR-Internal-Admin-Secret: hunter2", "X-TRR-Internal-Admin-Secret: ***")]
    [InlineData("X-Screenalytics-Admin-Secret=hunter2", "X-Screenalytics-Admin-Secret=***")]
    [InlineData("postgres://me:hunter2@db.test/faces", "postgres://***@db.test/faces")]
    [InlineData("https://me:p@ss@host.test/x?a=b", "https://***@host.test/x?a=b")]
    [InlineData("Host=db;Username=me;Password=hunter2;Database=x", "Host=db;Username=me;Password=***;Database=x")]
    [InlineData("Host=db;pwd='hun ter2';Database=x", "Host=db;pwd=***;Database=x")]
    [InlineData("{\"password\": \"hunter2\"}", "{\"password\": \"***\"}")]
    [InlineData("{\\\"password\\\": \\\"hunter2\\\"}", "{\\\"password\\\": \\\"***\\\"}")]
    [InlineData(
        "/x?X-Amz-Credential=AKIA%2F1&X-Amz-Date=1&X-Amz-Signature=abc",
        "/x?X-Amz-Credential=***&X-Amz-Date=1&X-Amz-Signature=***"
    )]
    [InlineData("/x?X-Amz-Security-Token=abc", "/x?X-Amz-Security-Token=***")]
    [InlineData("/x?X-Goog-Signature=abc&alt=media", "/x?X-Goog-Signature=***&alt=media")]
    [InlineData("/x?sv=1&sig=a%2Bb%3D&se=2", "/x?sv=1&sig=***&se=2")]
    [InlineData("/x?token=abc&access_token=def&apikey=ghi&key=jkl", "/x?token=***&access_token=***&apikey=***&key=***")]
    [InlineData("/x?Policy=abc&Signature=def&Key-Pair-Id=K1", "/x?Policy=***&Signature=***&Key-Pair-Id=***")]
    [InlineData("/x?GoogleAccessId=a@b&Expires=1", "/x?GoogleAccessId=***&Expires=1")]
    [InlineData("Trr:ServiceToken=abc is refused", "Trr:ServiceToken=*** is refused")]
    public void What_looks_like_a_secret_is_hidden(string text, string expected)
    {
        Redactor.OfShapes.Redact(text).ShouldBe(expected);
        Redactor.OfShapes.Redact(expected).ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("seed_only=true: 503 after 5 attempts: Internal Server Error")]
    [InlineData("SCREENALYTICS_SERVICE_TOKEN: its value is refused; set it.")]
    [InlineData("Basic authentication is off; the bearer of this must be Bearer token")]
    [InlineData("password authentication failed for user \"me\" (SqlState 28P01).")]
    [InlineData("https://cdn.example.test/a@2x.jpg?v=1")]
    [InlineData("http://127.0.0.1:8710")]
    [InlineData("duplicate key value violates unique constraint \"x\"")]
    [InlineData("monkey=1 signal=2 bigsig=3")]
    public void What_is_none_stays_the_same_text(string text) => Redactor.OfShapes.Redact(text).ShouldBeSameAs(text);

    [Fact]
    public void The_longer_secret_leaves_no_rest_of_the_shorter()
    {
        var redactor = new Redactor("secret-1234");
        redactor.Learn(["secret-1234-and-more"]);

        redactor.Redact("a secret-1234-and-more b").ShouldBe("a *** b");
        redactor.Redact("a secret-1234-and b").ShouldBe("a ***-and b");
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
