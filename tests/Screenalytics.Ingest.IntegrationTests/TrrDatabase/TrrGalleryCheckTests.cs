using Npgsql;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.IntegrationTests.TrrDatabase;

public sealed class TrrGalleryCheckTests(PostgresFixture postgres)
{
    private const string Password = "s3cret-of-the-reader";
    private const string View = "core.v_person_images_served_media_v2";

    [Fact]
    public async Task Galleries_that_can_be_read_are_fine()
    {
        await using var trr = await TrrSandbox.CreateAsync(postgres);
        await trr.Gallery.CheckAsync(CancellationToken.None);

        var role = await NewRoleAsync(trr);
        await trr.ExecuteAsync($"GRANT USAGE ON SCHEMA core TO {role}; GRANT SELECT ON {View} TO {role}");
        await using var reader = trr.OpenAs(role, Password);
        await reader.CheckAsync(CancellationToken.None);
    }

    [Theory]
    [InlineData("DROP SCHEMA core CASCADE", "there is no schema core")]
    [InlineData($"DROP VIEW {View}", $"there is no view {View}")]
    [InlineData(
        $"DROP VIEW {View}; CREATE VIEW {View} AS SELECT id, entity_id AS person_id, kind FROM core.media_links",
        "has no column facebank_seed",
        "has no column served_url",
        "has no column caption"
    )]
    [InlineData(
        $"DROP VIEW {View}; CREATE VIEW {View} AS SELECT id, entity_id AS person_id, kind, facebank_seed::text AS facebank_seed, is_primary, position, '' AS served_url, 1 AS width, 1 AS height, '' AS caption FROM core.media_links",
        "the column facebank_seed",
        "of the type text, not boolean"
    )]
    public async Task What_is_missing_is_named_all_of_it(string sql, params string[] words)
    {
        await using var trr = await TrrSandbox.CreateAsync(postgres);
        await trr.ExecuteAsync(sql);

        var message = await MessageAsync(trr.Gallery);

        words.ShouldAllBe(word => message.Contains(word));
        message.ShouldContain("TRR_DB_URL");
        message.ShouldContain($"'{trr.Gallery.Database}' at {trr.Gallery.Host}");
    }

    [Fact]
    public async Task Rights_that_are_missing_are_named_with_what_the_owner_has_to_run()
    {
        await using var trr = await TrrSandbox.CreateAsync(postgres);
        var role = await NewRoleAsync(trr);
        await using var reader = trr.OpenAs(role, Password);

        var message = await MessageAsync(reader);

        message.ShouldContain($"user '{role}'");
        var schema = $"GRANT USAGE ON SCHEMA core TO \"{role}\"";
        var view = $"GRANT SELECT ON {View} TO \"{role}\"";
        message.ShouldContain(schema);
        message.ShouldContain(view);
        message.ShouldNotContain(Password);

        await trr.ExecuteAsync($"{schema}; {view}");
        await reader.CheckAsync(CancellationToken.None);
        await trr.ExecuteAsync($"REVOKE SELECT ON {View} FROM {role}; GRANT SELECT (id, kind) ON {View} TO {role}");
        (await MessageAsync(reader)).ShouldContain("the columns person_id, facebank_seed");
    }

    [Fact]
    public async Task A_right_that_is_missing_behind_the_view_is_seen()
    {
        await using var trr = await TrrSandbox.CreateAsync(postgres);
        var role = await NewRoleAsync(trr);
        await trr.ExecuteAsync(
            $"ALTER VIEW {View} SET (security_invoker = on); GRANT USAGE ON SCHEMA core TO {role}; GRANT SELECT ON {View} TO {role}"
        );
        await using var reader = trr.OpenAs(role, Password);

        var message = await MessageAsync(reader);

        message.ShouldContain("42501");
        message.ShouldContain("on what it reads");
    }

    [Fact]
    public async Task A_wrong_password_is_said_without_the_password()
    {
        await using var trr = await TrrSandbox.CreateAsync(postgres);
        var role = await NewRoleAsync(trr);
        await using var reader = trr.OpenAs(role, "another-" + Password);

        var exception = await Should.ThrowAsync<TrrDatabaseException>(() => reader.CheckAsync(CancellationToken.None));

        exception.Message.ShouldContain("refused the user or its password");
        exception.Message.ShouldContain(role);
        exception.ToString().ShouldNotContain(Password);
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_said()
    {
        await using var trr = await TrrSandbox.CreateAsync(postgres);
        await using var elsewhere = TrrSandbox.Open(
            new NpgsqlConnectionStringBuilder(trr.ConnectionString) { Database = "nowhere" }.ConnectionString
        );

        var message = await MessageAsync(elsewhere);

        message.ShouldContain("does not exist");
        message.ShouldContain("'nowhere'");
    }

    [Fact]
    public async Task A_database_that_is_away_is_said_and_one_that_came_back_is_asked_again()
    {
        await using var server = await PostgresFixture.StartPrivateAsync();
        await using var gallery = TrrSandbox.Open(await server.CreateDatabaseAsync("trr"));
        (await MessageAsync(gallery)).ShouldContain("there is no schema core");

        // The pool still holds a connection to the server that was.
        await server.RestartServerAsync();
        (await MessageAsync(gallery)).ShouldContain("there is no schema core");

        await server.StopServerAsync();
        var message = await MessageAsync(gallery);
        message.ShouldContain("cannot be reached");
        message.ShouldContain(gallery.Host);
    }

    private static async Task<string> MessageAsync(TrrGallery gallery) =>
        (await Should.ThrowAsync<TrrDatabaseException>(() => gallery.CheckAsync(CancellationToken.None))).Message;

    private static async Task<string> NewRoleAsync(TrrSandbox trr)
    {
        var role = $"reader_{Guid.NewGuid():n}";
        await trr.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD '{Password}'");
        return role;
    }
}
