using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.IntegrationTests.TrrDatabase;

public sealed class PeopleNamesTests(PostgresFixture postgres)
{
    private static readonly Guid Ann = new("0a110000-0000-0000-0000-000000000001");
    private static readonly Guid Bea = new("0a220000-0000-0000-0000-000000000002");
    private static readonly Guid Cy = new("0c330000-0000-0000-0000-000000000003");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_are_told_of_those_who_have_one()
    {
        await using var trr = await WithPeopleAsync();

        var names = await trr.Gallery.NamesAsync([Ann, Guid.NewGuid(), Bea, Ann], Token);

        names.ShouldBe(new Dictionary<Guid, string> { [Ann] = "Ann O'Lee", [Bea] = "Béa 50% Lee" }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("lee", "Béa 50% Lee", "Ann O'Lee")]
    [InlineData("LEE ann", "Ann O'Lee")]
    [InlineData("50%", "Béa 50% Lee")]
    [InlineData("%", "Béa 50% Lee")]
    [InlineData("_")]
    [InlineData("\\")]
    [InlineData("o'lee", "Ann O'Lee")]
    [InlineData("0a22", "Béa 50% Lee")]
    [InlineData("0A110000-00", "Ann O'Lee")]
    [InlineData("nobody")]
    [InlineData("nul\0")]
    [InlineData("   ")]
    public async Task People_are_found_by_words_of_their_name_and_by_the_beginning_of_their_id(
        string text,
        params string[] found
    )
    {
        await using var trr = await WithPeopleAsync();

        var matches = await trr.Gallery.SearchPeopleAsync(text, 10, Token);

        matches.People.Select(person => person.Name).ShouldBe(found, ignoreOrder: true);
        matches.Names.ShouldBe(NameSearched.Searched);
        matches.More.ShouldBeFalse();
    }

    [Fact]
    public async Task Those_whose_name_begins_so_come_first_and_more_of_them_are_told_of()
    {
        await using var trr = await WithPeopleAsync();
        await trr.ExecuteAsync(
            "insert into core.people values (gen_random_uuid(), 'Leeroy'), (gen_random_uuid(), 'Al')"
        );

        var matches = await trr.Gallery.SearchPeopleAsync("lee", 2, Token);

        matches.People.Select(person => person.Name).ShouldBe(["Leeroy", "Ann O'Lee"]);
        matches.More.ShouldBeTrue();
    }

    [Theory]
    [InlineData("drop table core.people cascade")]
    [InlineData("alter table core.people drop column full_name")]
    [InlineData("alter table core.people alter column full_name type jsonb using '{}'")]
    public async Task Without_names_people_are_found_by_id_alone(string sql)
    {
        await using var trr = await WithPeopleAsync();
        await trr.AddAsync(Bea);
        await trr.AddAsync(Bea);
        await trr.ExecuteAsync(sql);

        (await trr.Gallery.NamesAsync([Ann], Token)).ShouldBeEmpty();
        var matches = await trr.Gallery.SearchPeopleAsync("0a", 10, Token);

        matches.Names.ShouldBe(NameSearched.NoNames);
        matches.People.ShouldBe([new PersonMatch(Bea, null)]);
        (await trr.Gallery.SearchPeopleAsync("lee", 10, Token)).People.ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_that_may_not_be_read_are_none()
    {
        await using var trr = await WithPeopleAsync();
        var role = $"reader_{Guid.NewGuid():n}";
        await trr.ExecuteAsync(
            $"create role {role} login password 'pw'; grant usage on schema core to {role}; grant select on core.v_person_images_served_media_v2 to {role}"
        );
        await using var reader = trr.OpenAs(role, "pw");

        (await reader.NamesAsync([Ann], Token)).ShouldBeEmpty();
        (await reader.SearchPeopleAsync("lee", 10, Token)).Names.ShouldBe(NameSearched.NoNames);
    }

    [Fact]
    public async Task A_database_that_is_away_leaves_names_away_and_says_so_of_a_search()
    {
        await using var away = TrrSandbox.Open("Host=127.0.0.1;Port=1;Database=trr;Username=u;Password=p");

        (await away.NamesAsync([Ann], Token)).ShouldBeEmpty();
        await Should.ThrowAsync<TrrDatabaseException>(() => away.SearchPeopleAsync("lee", 10, Token));
    }

    [Fact]
    public async Task A_search_that_takes_too_long_says_so()
    {
        await using var trr = await WithPeopleAsync();
        await trr.ExecuteAsync(
            """
            create function core.slow(text) returns text language plpgsql volatile as
                $$ begin perform pg_sleep(60); return $1; end $$;
            alter table core.people rename to everybody;
            create view core.people as select id, core.slow(full_name) as full_name from core.everybody
            """
        );

        var matches = await trr.Gallery.SearchPeopleAsync("lee", 10, Token);

        matches.Names.ShouldBe(NameSearched.TookTooLong);
        matches.People.ShouldBeEmpty();
    }

    [Fact]
    public async Task Figures_are_of_those_who_have_photos()
    {
        await using var trr = await WithPeopleAsync();
        await trr.AddAsync(Ann, flagged: true);
        await trr.AddAsync(Ann);
        await trr.AddAsync(Ann, kind: "promo");
        var link = await trr.AddAsync(Cy);

        (await trr.Gallery.FiguresAsync([Ann, Bea, Cy], Token)).ShouldBe([
            new GalleryPerson(Ann, 3, 1, 1),
            new GalleryPerson(Cy, 1, 0, 1),
        ]);
        (await trr.Gallery.FiguresAsync([], Token)).ShouldBeEmpty();
        (await trr.Gallery.FindAsync(link, Token)).ShouldNotBeNull().PersonId.ShouldBe(Cy);
        (await trr.Gallery.FindAsync(Cy, Token)).ShouldBeNull();
    }

    private async Task<TrrSandbox> WithPeopleAsync()
    {
        var trr = await TrrSandbox.CreateAsync(postgres);
        await trr.ExecuteAsync(
            $"insert into core.people values ('{Ann}', 'Ann O''Lee'), ('{Bea}', 'Béa 50% Lee'), ('{Cy}', '  ')"
        );
        return trr;
    }
}
