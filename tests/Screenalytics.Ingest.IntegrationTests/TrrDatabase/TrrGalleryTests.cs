using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.IntegrationTests.TrrDatabase;

public sealed class TrrGalleryTests(PostgresFixture postgres)
{
    private static readonly Guid Ann = new("0a000000-0000-0000-0000-000000000001");

    [Fact]
    public async Task A_gallery_comes_in_the_backends_order_with_all_that_it_says()
    {
        await using var trr = await TrrSandbox.CreateAsync(postgres);
        var last = await trr.AddAsync(Ann, url: null, kind: "promo");
        var second = await trr.AddAsync(Ann, flagged: true, position: 1);
        var third = await trr.AddAsync(Ann, position: 2);
        var first = await trr.AddAsync(Ann, primary: true, position: 9);
        await trr.AddAsync(Guid.NewGuid());

        var photos = await trr.Gallery.OfPersonAsync(Ann, CancellationToken.None);

        photos.Select(photo => photo.LinkId).ShouldBe([first, second, third, last]);
        photos[0].IsPrimary.ShouldBeTrue();
        photos[0].FacebankSeed.ShouldBeFalse();
        photos[0].CanBeFlagged.ShouldBeTrue();
        photos[1]
            .ShouldBe(
                new GalleryPhoto
                {
                    LinkId = second,
                    PersonId = Ann,
                    Kind = "gallery",
                    FacebankSeed = true,
                    Position = 1,
                    ServedUrl = "https://cdn.test/a.jpg",
                    Width = 640,
                    Height = 480,
                    Caption = "A caption",
                }
            );
        photos[3].CanBeFlagged.ShouldBeFalse();
        photos[3].ServedUrl.ShouldBeNull();
        photos[3].Position.ShouldBeNull();
    }

    [Fact]
    public async Task Somebody_unknown_has_no_photos()
    {
        await using var trr = await TrrSandbox.CreateAsync(postgres);

        (await trr.Gallery.OfPersonAsync(Ann, CancellationToken.None)).ShouldBeEmpty();
        (await trr.Gallery.PeopleAsync(8, CancellationToken.None)).ShouldBeEmpty();
        await trr.Gallery.CheckAsync(CancellationToken.None);
    }

    [Fact]
    public async Task People_with_and_without_seeds_come_in_turn_the_smallest_galleries_first()
    {
        await using var trr = await TrrSandbox.CreateAsync(postgres);
        Guid[] people = [.. Enumerable.Range(1, 6).Select(i => new Guid($"0a000000-0000-0000-0000-00000000000{i}"))];
        foreach (
            var (person, photos, flagged) in new[] { (0, 3, 1), (1, 2, 0), (2, 2, 2), (3, 4, 0), (4, 1, 0), (5, 9, 1) }
        )
        {
            for (var i = 0; i < photos; i++)
            {
                await trr.AddAsync(people[person], flagged: i < flagged, kind: i == 8 ? "promo" : "gallery");
            }
        }

        var found = await trr.Gallery.PeopleAsync(8, CancellationToken.None);

        found.ShouldBe([
            new GalleryPerson(people[2], 2, 2, 0),
            new GalleryPerson(people[4], 1, 0, 1),
            new GalleryPerson(people[0], 3, 1, 2),
            new GalleryPerson(people[1], 2, 0, 2),
            new GalleryPerson(people[5], 9, 1, 7),
            new GalleryPerson(people[3], 4, 0, 4),
        ]);
        (await trr.Gallery.PeopleAsync(1, CancellationToken.None)).ShouldBe(found.Take(2));
    }

    [Fact]
    public async Task A_gallery_that_fills_a_whole_look_is_passed_over_and_does_not_hide_others()
    {
        await using var trr = await TrrSandbox.CreateAsync(postgres);
        var late = new Guid("ff000000-0000-0000-0000-000000000001");
        await trr.ExecuteAsync(
            $"""
            with asset as (insert into core.media_assets (id, source) values ('{Ann}', 'test') returning id)
            insert into core.media_links (id, entity_type, entity_id, media_asset_id, kind)
            select gen_random_uuid(), 'person', '{Ann}', asset.id, 'gallery'
            from asset, generate_series(1, {PeopleSearch.WindowRows + 7})
            """
        );
        await trr.AddAsync(late);

        var found = await trr.Gallery.PeopleAsync(4, CancellationToken.None);

        found.ShouldBe([new GalleryPerson(late, 1, 0, 1)]);
    }

    [Fact]
    public async Task Nothing_can_be_written_by_its_questions()
    {
        await using var trr = await TrrSandbox.CreateAsync(postgres);
        await trr.AddAsync(Ann);
        await trr.ExecuteAsync(
            """
            create function core.spy() returns text language sql volatile as
                $$ select current_setting('transaction_read_only') || ' ' || current_setting('statement_timeout') $$;
            create or replace view core.v_person_images_served_media_v2 as
            select link.id, link.entity_id as person_id, link.kind, link.facebank_seed, link.is_primary, link.position,
                asset.hosted_url as served_url, asset.width, asset.height, core.spy() as caption,
                asset.hosted_key, asset.hosted_url, asset.source_url, asset.source, asset.id as media_asset_id
            from core.media_links link join core.media_assets asset on asset.id = link.media_asset_id
            """
        );

        (await trr.Gallery.OfPersonAsync(Ann, CancellationToken.None)).Single().Caption.ShouldBe("on 10s");
    }

    [Fact]
    public async Task The_callers_cancellation_is_no_failure_of_the_database()
    {
        await using var trr = await TrrSandbox.CreateAsync(postgres);

        await Should.ThrowAsync<OperationCanceledException>(() =>
            trr.Gallery.OfPersonAsync(Ann, new CancellationToken(canceled: true))
        );
    }
}
