using Screenalytics.Ingest.Console.People;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Inspection.Stories;
using Screenalytics.Ingest.Tests.Cli.Runs;

namespace Screenalytics.Ingest.Tests.Console.People;

public sealed class PersonPartsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Person = new("0a000000-0000-0000-0000-000000000001");
    private static readonly Guid Run = new("01a20600-0000-7000-8000-000000000001");

    [Fact]
    public async Task An_image_tells_whether_it_is_approved_and_where_it_came_from()
    {
        var row = new FaceBankImage
        {
            ImageId = Guid.NewGuid(),
            PersonId = Person,
            S3OriginalKey = "https://x.test/1",
            IsSeed = true,
            CreatedAt = Now.AddHours(-3),
            RunId = Run,
            Source = "seed",
            Rank = 2,
        };
        var own = row with
        {
            RunId = null,
            Source = null,
            Rank = null,
            Approved = true,
            ApprovedBy = "ann@example.test",
        };

        var html = await Rendered.AsHtmlAsync<BankPart>(
            (
                nameof(BankPart.Model),
                Model() with
                {
                    Images = 2,
                    Approved = 1,
                    Bank = [new(row, row.S3OriginalKey, null, true), new(own, null, "Not shown: no", null)],
                }
            )
        );

        html.ShouldContain("2 images, 1 approved");
        html.ShouldContain("not approved");
        html.ShouldContain("Approved by ann@example.test");
        html.ShouldContain("Seed call, rank 2");
        html.ShouldContain($"/console/runs/{Run}");
        html.ShouldContain("From no run of ours");
        html.ShouldContain("Not shown: no");
        html.ShouldContain(">3 h ago<");
        html.ShouldNotContain("style=");
    }

    [Fact]
    public async Task A_story_on_a_page_is_the_one_that_runs_explain_tells()
    {
        var run = RunSamples.Run(RunSamples.First);
        var story = PersonTeller.Tell(run, null, new Dictionary<Guid, FaceBankImage>());

        var html = await Rendered.AsHtmlAsync<StoryView>(
            (nameof(StoryView.Story), story),
            (nameof(StoryView.Now), Now)
        );

        foreach (var line in story.Lines)
        {
            System.Net.WebUtility.HtmlDecode(html).ShouldContain(line.Text);
        }
    }

    [Fact]
    public async Task Without_trrs_database_the_page_says_how_it_would_know()
    {
        (await Rendered.AsHtmlAsync<SeedsPart>((nameof(SeedsPart.Model), Model()))).ShouldContain("TRR_DB_URL");
        (
            await Rendered.AsHtmlAsync<SeedsPart>(
                (nameof(SeedsPart.Model), Model() with { HasGallery = true, GalleryProblem = "It is away." })
            )
        ).ShouldContain("It is away.");
    }

    [Fact]
    public void Somebody_is_unknown_when_nothing_at_all_is_known()
    {
        Model().IsUnknown.ShouldBeTrue();
        (Model() with { Photos = 0 }).IsUnknown.ShouldBeTrue();
        (Model() with { Photos = 1 }).IsUnknown.ShouldBeFalse();
        (Model() with { Name = "Ann" }).IsUnknown.ShouldBeFalse();
        (Model() with { Images = 1 }).IsUnknown.ShouldBeFalse();
    }

    private static PersonModel Model() => new() { PersonId = Person, Now = Now };
}
