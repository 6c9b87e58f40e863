using Screenalytics.Ingest.Console.Gallery;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Tests.Console.Gallery;

public sealed class PhotoTests
{
    private const string Shown = "https://img.test/a.jpg";

    private static readonly Guid Link = new("0b000000-0000-0000-0000-000000000001");
    private static readonly PhotoModels Models = new(new ImageHosts("img.test"), new Redactor());

    [Fact]
    public async Task A_gallery_photo_has_a_switch_that_says_how_it_stands()
    {
        var html = await RenderAsync(Photo() with { FacebankSeed = true, IsPrimary = true, Caption = "<b>At sea</b>" });

        html.ShouldContain("role=\"switch\"");
        html.ShouldContain("aria-checked=\"true\"");
        html.ShouldContain("aria-label=\"Facebank seed: Photo 7, primary\"");
        html.ShouldContain($"src=\"{Shown}\"");
        html.ShouldContain("&lt;b&gt;At sea");
        html.ShouldContain("640&#xD7;480");
        html.ShouldContain("data-can=\"yes\"");
        html.ShouldNotContain("aria-disabled");
        html.ShouldNotContain("style=");
    }

    [Fact]
    public async Task A_switch_that_nobody_here_may_turn_is_shown_and_says_why()
    {
        var html = await RenderAsync(Photo(), locked: true);

        html.ShouldContain("aria-checked=\"false\"");
        html.ShouldContain("aria-disabled=\"true\"");
        html.ShouldContain("aria-describedby=\"locked ");
        html.ShouldNotContain("data-can");
        html.ShouldNotContain("data-pick");
    }

    [Theory]
    [InlineData("headshot", "&#x27;headshot&#x27;")]
    [InlineData("<script>", "&lt;script&gt;")]
    [InlineData("", "of none")]
    public async Task A_photo_of_another_kind_has_no_switch_and_says_why(string kind, string words)
    {
        var html = await RenderAsync(Photo() with { Kind = kind, FacebankSeed = true });

        html.ShouldNotContain("role=\"switch\"");
        html.ShouldContain("be flagged: only photos of the kind");
        html.ShouldContain(words);
        html.ShouldContain(">flagged<");
    }

    [Theory]
    [InlineData(null, "There is no image", "it has no image yet")]
    [InlineData("ftp://img.test/a.jpg", "not among the image hosts", "its served_url is neither http nor https")]
    [InlineData("https://elsewhere.test/a.jpg", "elsewhere.test is not among the image hosts", null)]
    [InlineData("javascript:alert(1)", "its address is none", "its served_url is neither http nor https")]
    [InlineData("https://img.test.evil.test/a.jpg", "img.test.evil.test is not among", null)]
    public async Task An_image_of_elsewhere_is_never_loaded_and_what_a_sync_passes_over_is_told(
        string? url,
        string notShown,
        string? obstacle
    )
    {
        var html = await RenderAsync(Photo() with { ServedUrl = url });

        html.ShouldNotContain("<img");
        html.ShouldContain(notShown);
        if (obstacle is null)
        {
            html.ShouldNotContain("A sync passes it over");
        }
        else
        {
            html.ShouldContain($"A sync passes it over: {obstacle}");
        }
    }

    [Fact]
    public void What_the_face_bank_has_is_told()
    {
        var row = new FaceBankImage
        {
            ImageId = Link,
            PersonId = Link,
            S3OriginalKey = Shown,
            Approved = true,
        };

        Models.Of(Photo(), 1, new Dictionary<string, FaceBankImage> { [Shown] = row }).InBank.ShouldBe("approved");
        Models.Of(Photo(), 1, new Dictionary<string, FaceBankImage>()).InBank.ShouldBeNull();
    }

    private static Task<string> RenderAsync(GalleryPhoto photo, bool locked = false) =>
        Rendered.AsHtmlAsync<PhotoTile>(
            (nameof(PhotoTile.Photo), Models.Of(photo, 7, new Dictionary<string, FaceBankImage>())),
            (nameof(PhotoTile.Locked), locked)
        );

    private static GalleryPhoto Photo() =>
        new()
        {
            LinkId = Link,
            PersonId = Link,
            Kind = GalleryPhoto.Gallery,
            ServedUrl = Shown,
            Width = 640,
            Height = 480,
        };
}
