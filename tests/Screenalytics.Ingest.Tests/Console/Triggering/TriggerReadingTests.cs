using Microsoft.AspNetCore.Http;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Console.Triggering;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Tests.Console.Triggering;

/// <summary>What the form that starts runs asks for.</summary>
public sealed class TriggerReadingTests
{
    private static readonly Guid Id = Guid.Parse("9d9b6d97-4fc3-8985-a621-e7ee847ad79f");

    [Fact]
    public void An_episode_with_its_category()
    {
        var read = TriggerReading.Of(
            new TriggerForm
            {
                EpisodeId = $"{Id}",
                Category = "Self",
                MaxImages = "20",
            }
        );

        read.Errors.IsEmpty.ShouldBeTrue();
        read.Target.ShouldBe(new EpisodeTarget(Id, "Self"));
        read.MaxImages.ShouldBe(20);
    }

    [Fact]
    public void What_stands_in_the_fields_of_other_kinds_counts_for_nothing()
    {
        var read = TriggerReading.Of(
            new TriggerForm
            {
                Kind = TargetKind.Season,
                SeasonId = $"{Id}",
                EpisodeId = "nonsense",
                People = "nonsense",
                MaxImages = "5",
            }
        );

        read.Errors.IsEmpty.ShouldBeTrue();
        read.Target.ShouldBe(new SeasonTarget(Id));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("21")]
    [InlineData("-1")]
    [InlineData("5.5")]
    [InlineData("")]
    [InlineData("99999999999999999999")]
    public void A_cap_out_of_bounds_is_named_with_the_way_out(string cap) =>
        TriggerReading
            .Of(new TriggerForm { EpisodeId = $"{Id}", MaxImages = cap })
            .Errors.Of(TriggerFields.MaxImages)
            .ShouldHaveSingleItem()
            .ShouldBe($"'{cap}' can't be: give a whole number from 1 to 20.");

    [Theory]
    [InlineData(TargetKind.Episode, TriggerFields.EpisodeId)]
    [InlineData(TargetKind.Season, TriggerFields.SeasonId)]
    [InlineData(TargetKind.People, TriggerFields.People)]
    [InlineData(TargetKind.PeopleOfRun, TriggerFields.OfRun)]
    public void What_is_missing_is_told_beside_its_field(TargetKind kind, string field)
    {
        var read = TriggerReading.Of(new TriggerForm { Kind = kind, MaxImages = "5" });

        read.Errors.Of(field).ShouldNotBeEmpty();
        read.Target.ShouldBeNull();
    }

    [Fact]
    public void The_address_of_a_known_target_puts_it_into_the_form()
    {
        SyncTarget[] targets = [new EpisodeTarget(Id, "Self & co"), new SeasonTarget(Id), new FaceBankTarget()];
        foreach (var target in targets)
        {
            var url = PageUrl.Of(TriggerEndpoints.Path, TriggerFields.Of(target, Guid.Empty));

            TriggerReading
                .Of(TriggerFields.Read(QueryOf(url), 7))
                .ShouldSatisfyAllConditions(read => read.Target.ShouldBe(target), read => read.MaxImages.ShouldBe(7));
        }
    }

    [Fact]
    public void A_list_is_known_by_a_run_of_it()
    {
        var url = PageUrl.Of(TriggerEndpoints.Path, TriggerFields.Of(PeopleTarget.Of([Id]), Id));

        TriggerReading.Of(TriggerFields.Read(QueryOf(url), 5)).OfRun.ShouldBe(Id);
    }

    [Fact]
    public void A_form_that_is_sent_twice_has_one_key_and_another_when_it_was_changed()
    {
        var request = new SyncRequest(new SeasonTarget(Id));
        var key = RunStarter.KeyOf("abc", request);

        RunStarter.KeyOf("abc", request).ShouldBe(key);
        RunStarter.KeyOf("abd", request)!.Key.ShouldNotBe(key!.Key);
        RunStarter.KeyOf("abc", request with { DryRun = true })!.Key.ShouldNotBe(key.Key);
        RunStarter.KeyOf("abc", request with { MaxImagesPerPerson = 6 })!.Key.ShouldNotBe(key.Key);
        RunStarter.KeyOf(null, request).ShouldBeNull();
    }

    private static IQueryCollection QueryOf(string url)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(url[url.IndexOf('?', StringComparison.Ordinal)..]);
        return context.Request.Query;
    }
}
