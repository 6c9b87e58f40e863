using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Sync;

public sealed class ServedUrlTests
{
    [Theory]
    [InlineData("https://cdn.example.test/media/a.jpg")]
    [InlineData("http://cdn.example.test/media/a.jpg")]
    [InlineData("HTTPS://CDN.EXAMPLE.TEST/A.JPG")]
    [InlineData("https://cdn.example.test")]
    [InlineData("https://cdn.example.test:8443/a.jpg?x=1&y=%20#f")]
    [InlineData("http://127.0.0.1:5080/media/a.svg")]
    [InlineData("http://[::1]:5080/a.jpg")]
    [InlineData("https://cdn.example.test/raw spaces in it.jpg")]
    [InlineData("https://cdn.example.test/Renée Müller – 李.jpg")]
    [InlineData("https://bücher.example/a.jpg")]
    [InlineData("https://cdn.example.test/a|b^c.jpg")]
    [InlineData("https://cdn.example.test/😀.jpg")]
    public void Usable(string url) => ServedUrl.Judge(url).ShouldBeNull();

    [Theory]
    [InlineData("", SkipReason.EmptyUrl)]
    [InlineData("   ", SkipReason.EmptyUrl)]
    [InlineData("/media/a.jpg", SkipReason.InvalidUrl)]
    [InlineData("media/a.jpg", SkipReason.InvalidUrl)]
    [InlineData("//cdn.example.test/a.jpg", SkipReason.InvalidUrl)]
    [InlineData("https://", SkipReason.InvalidUrl)]
    [InlineData("https:///a.jpg", SkipReason.InvalidUrl)]
    [InlineData("https://cdn example.test/a.jpg", SkipReason.InvalidUrl)]
    [InlineData("https://cdn.example.test:99999/a.jpg", SkipReason.InvalidUrl)]
    [InlineData(" https://cdn.example.test/a.jpg", SkipReason.InvalidUrl)]
    [InlineData("ftp://cdn.example.test/a.jpg", SkipReason.UnsupportedScheme)]
    [InlineData("data:image/png;base64,AAAA", SkipReason.UnsupportedScheme)]
    [InlineData("javascript:alert(1)", SkipReason.UnsupportedScheme)]
    [InlineData("s3://bucket/key.jpg", SkipReason.UnsupportedScheme)]
    [InlineData("https://cdn.example.test/a\0b.jpg", SkipReason.ControlCharacter)]
    [InlineData("https://cdn.example.test/a\nb.jpg", SkipReason.ControlCharacter)]
    public void Unusable(string url, SkipReason reason) => ServedUrl.Judge(url).ShouldBe(reason);

    [Fact]
    public void The_length_limit_is_in_UTF8_bytes()
    {
        const string origin = "https://cdn.example.test/";
        var longest = origin + new string('a', ServedUrl.MaxBytes - origin.Length);
        ServedUrl.Judge(longest).ShouldBeNull();
        ServedUrl.Judge(longest + "a").ShouldBe(SkipReason.TooLong);

        var wide = origin + new string('é', (ServedUrl.MaxBytes - origin.Length) / 2);
        ServedUrl.Judge(wide).ShouldBeNull();
        ServedUrl.Judge(wide + "éé").ShouldBe(SkipReason.TooLong);
    }
}
