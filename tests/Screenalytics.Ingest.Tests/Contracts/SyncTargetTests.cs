using System.Text.Json;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Tests.Contracts;

public sealed class SyncTargetTests
{
    private static readonly Guid A = Guid.Parse("aaaaaaaa-0000-4000-8000-000000000001");
    private static readonly Guid B = Guid.Parse("bbbbbbbb-0000-4000-8000-000000000002");

    [Fact]
    public void A_list_is_the_same_target_in_any_order_and_however_often_it_names_somebody()
    {
        var target = PeopleTarget.Of([A, B, A]);

        target.Count.ShouldBe(2);
        target.PersonIds.ToArray().ShouldBe([A, B]);
        PeopleTarget.Of([B, A]).ShouldBe(target);
        PeopleTarget.Of([B, A]).Key.ShouldBe(target.Key);
        PeopleTarget.Of([A]).ShouldNotBe(target);
    }

    [Fact]
    public void Keys_tell_kinds_ids_and_categories_apart() =>
        new SyncTarget[]
        {
            new EpisodeTarget(A),
            new EpisodeTarget(A, "Self"),
            new EpisodeTarget(A, "self"),
            new EpisodeTarget(B),
            new SeasonTarget(A),
            PeopleTarget.Of([A]),
        }
            .Select(target => target.Key)
            .ShouldBeUnique();

    [Fact]
    public void A_report_names_its_target_by_kind_and_key()
    {
        var json = JsonSerializer.SerializeToElement<SyncTarget>(
            new EpisodeTarget(A, "Self"),
            SyncJson.Default.SyncTarget
        );

        json.GetProperty("kind").GetString().ShouldBe("episode");
        json.GetProperty("episode_id").GetGuid().ShouldBe(A);
        json.GetProperty("credit_category").GetString().ShouldBe("Self");
        json.GetProperty("key").GetString().ShouldBe($"episode:{A}:Self");
        json.Deserialize(SyncJson.Default.SyncTarget).ShouldBe(new EpisodeTarget(A, "Self"));
    }
}
