using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Tests.TrrBackend;

public sealed class BackendAddressTests
{
    [Theory]
    [InlineData("https://trr.example.org", "https://trr.example.org/api/v1", "trr.example.org")]
    [InlineData("https://trr.example.org/", "https://trr.example.org/api/v1", "trr.example.org")]
    [InlineData("https://trr.example.org/api/v1", "https://trr.example.org/api/v1", "trr.example.org")]
    [InlineData("https://trr.example.org/api/v1/", "https://trr.example.org/api/v1", "trr.example.org")]
    [InlineData("https://trr.example.org//", "https://trr.example.org/api/v1", "trr.example.org")]
    [InlineData("  https://trr.example.org\n", "https://trr.example.org/api/v1", "trr.example.org")]
    [InlineData("HTTPS://TRR.Example.Org:443/", "https://trr.example.org/api/v1", "trr.example.org")]
    [InlineData("http://trr.example.org:80", "http://trr.example.org/api/v1", "trr.example.org")]
    [InlineData("http://localhost:8000/api/v1", "http://localhost:8000/api/v1", "localhost:8000")]
    [InlineData("https://example.org/trr", "https://example.org/trr/api/v1", "example.org")]
    [InlineData("https://example.org/trr/api/v1/", "https://example.org/trr/api/v1", "example.org")]
    [InlineData("https://example.org/myapi/v1", "https://example.org/myapi/v1/api/v1", "example.org")]
    [InlineData("http://[::1]:8000", "http://[::1]:8000/api/v1", "[::1]:8000")]
    public void Base_urls_are_taken_in_every_spelling(string url, string root, string host)
    {
        BackendAddress.TryParse(url, out var address, out var error).ShouldBeTrue(error);

        address!.ApiRoot.ShouldBe(root);
        address.Host.ShouldBe(host);
    }

    [Theory]
    [InlineData(null, "is missing")]
    [InlineData("", "is missing")]
    [InlineData(" \t", "is missing")]
    [InlineData("trr.example.org", "no absolute")]
    [InlineData("//trr.example.org", "no absolute")]
    [InlineData("/api/v1", "no absolute")]
    [InlineData("ftp://trr.example.org", "no absolute")]
    [InlineData("file:///etc/passwd", "no absolute")]
    [InlineData("localhost:8000", "no absolute")]
    [InlineData("https://", "no absolute")]
    [InlineData("https://trr.example.org:99999", "no absolute")]
    [InlineData("https://user:hunter22@trr.example.org", "user name or password")]
    [InlineData("https://hunter22@trr.example.org", "user name or password")]
    [InlineData("https://trr.example.org?token=hunter22", "query")]
    [InlineData("https://trr.example.org/?", "query")]
    [InlineData("https://trr.example.org/#x", "query")]
    public void Others_are_refused_with_the_way_out(string? url, string words)
    {
        BackendAddress.TryParse(url, out var address, out var error).ShouldBeFalse();

        address.ShouldBeNull();
        error.ShouldNotBeNull().ShouldContain(words);
        error.ShouldNotContain("hunter22");
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", true, true)]
    [InlineData("http://localhost", true, true)]
    [InlineData("https://[::1]", true, false)]
    [InlineData("http://10.0.0.1", false, true)]
    [InlineData("https://trr.example.org", false, false)]
    public void It_tells_what_a_token_would_travel_over(string url, bool loopback, bool plain)
    {
        BackendAddress.TryParse(url, out var address, out _).ShouldBeTrue();

        address!.IsLoopback.ShouldBe(loopback);
        address.IsPlainHttp.ShouldBe(plain);
    }
}
