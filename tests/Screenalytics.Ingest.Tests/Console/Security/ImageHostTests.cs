using Screenalytics.Ingest.Console.Security;

namespace Screenalytics.Ingest.Tests.Console.Security;

public sealed class ImageHostTests
{
    private static readonly ImageHosts Hosts = new(
        "images.example.com, *.cdn.example.com, http://127.0.0.1:8000/, HTTPS://Other.Example.com:8443, [::1]"
    );

    [Fact]
    public void The_policy_names_each_once() =>
        Hosts.PolicySources.ShouldBe(
            " https://images.example.com https://*.cdn.example.com http://127.0.0.1:8000 https://other.example.com:8443"
                + " https://[::1]"
        );

    [Theory]
    [InlineData("https://images.example.com/a.jpg", true)]
    [InlineData("https://IMAGES.example.com/a.jpg?x=1", true)]
    [InlineData("https://a.cdn.example.com/a.jpg", true)]
    [InlineData("https://a.b.cdn.example.com/a.jpg", true)]
    [InlineData("http://127.0.0.1:8000/media/a.svg", true)]
    [InlineData("https://other.example.com:8443/x", true)]
    [InlineData("http://images.example.com/a.jpg", false)]
    [InlineData("https://images.example.com:444/a.jpg", false)]
    [InlineData("https://cdn.example.com/a.jpg", false)]
    [InlineData("https://evilcdn.example.com/a.jpg", false)]
    [InlineData("https://images.example.com.evil.test/a.jpg", false)]
    [InlineData("https://images.example.com@evil.test/a.jpg", false)]
    [InlineData("https://me:word@images.example.com/a.jpg", false)]
    [InlineData("http://127.0.0.1:8001/a.svg", false)]
    [InlineData("//images.example.com/a.jpg", false)]
    [InlineData("/a.jpg", false)]
    [InlineData("data:image/png;base64,AAAA", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Images_of_others_are_not_shown(string? url, bool allowed) => Hosts.Allows(url).ShouldBe(allowed);

    [Theory]
    [InlineData("images example")]
    [InlineData("ftp://images.example.com")]
    [InlineData("https://images.example.com/path")]
    [InlineData("https://me@images.example.com")]
    [InlineData("images.example.com; script-src *")]
    [InlineData("'unsafe-inline'")]
    [InlineData("*")]
    [InlineData("*.")]
    [InlineData("*.127.0.0.1")]
    [InlineData("https://")]
    [InlineData("data:")]
    [InlineData("images.example.com:99999")]
    public void What_is_no_host_is_refused(string entry) => ImageHosts.TryRead(entry, out _).ShouldBeFalse();

    [Fact]
    public void None_is_allowed_by_default()
    {
        var none = new ImageHosts(null);

        none.PolicySources.ShouldBe("");
        none.Allows("https://images.example.com/a.jpg").ShouldBeFalse();
    }
}
