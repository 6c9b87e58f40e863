using Npgsql;
using Screenalytics.Ingest.IntegrationTests.RolloutGate;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Console.Gallery;

/// <summary>The pages about people and their galleries, as a browser without a script gets them.</summary>
public sealed class PeoplePagesTests(PostgresFixture postgres) : GateTest(postgres)
{
    [Fact]
    public async Task People_are_found_shown_and_synced()
    {
        var sandbox = await StartAsync();
        var database = await MigratedDatabaseAsync();
        await using var stage = await ProxyStage.StartAsync(sandbox, database);
        var cookie = await stage.SignInAsync(sandbox.Tokens.User());
        var person = SandboxIds.Seeded;

        (await stage.PageAsync($"/console/people?q={$"{person}"[..6]}", cookie)).Html.ShouldContain(
            $"/console/people/{person}"
        );
        var unsynced = (await stage.PageAsync($"/console/people/{person}", cookie)).Html;
        unsynced.ShouldContain("The face bank has no image of this person");
        unsynced.ShouldContain("No run that is kept had this person");
        (await stage.PageAsync($"/console/people/{Guid.NewGuid()}", cookie)).ShouldSatisfyAllConditions(
            page => page.Status.ShouldBe(200),
            page => page.Html.ShouldContain("Nothing is known of this person")
        );
        (await stage.PageAsync("/console/people/ann", cookie)).Status.ShouldBe(400);
        (await stage.PageAsync("/console/people/ann/gallery", cookie)).Status.ShouldBe(400);

        KeyValuePair<string, string>[] fields =
        [
            new("csrf_token", await stage.FormTokenAsync(cookie)),
            new("max_images", "3"),
            new("dry_run", "false"),
        ];
        (await stage.PostAsync($"/console/people/{person}/sync", cookie)).Status.ShouldBe(400);
        var (status, location) = await stage.PostAsync($"/console/people/{person}/sync", cookie, fields);

        status.ShouldBe(303);
        location.ShouldNotBeNull().ShouldStartWith("/console/runs/");
        await stage.Worker.UntilAsync(async () =>
            (await stage.PageAsync($"/console/people/{person}", cookie))
                .Html.ShouldNotBeNull()
                .Contains("Seed call, rank 1")
        );
        var synced = (await stage.PageAsync($"/console/people/{person}", cookie)).Html;
        synced.ShouldContain("The run was asked for by console (admin@example.test).");
        synced.ShouldContain("There are flagged photos");
        await using var source = NpgsqlDataSource.Create(database);
        (
            await LinesAsync(
                source,
                $"select actor from screenalytics_ingest.console_audit where action = 'start_run' and person_id = '{person}'"
            )
        ).ShouldBe(["admin@example.test"]);
    }

    [Fact]
    public async Task Whom_to_begin_with_is_shown_with_the_flags_of_now()
    {
        var sandbox = await StartAsync();
        await using var stage = await ProxyStage.StartAsync(sandbox, await MigratedDatabaseAsync());
        var cookie = await stage.SignInAsync(sandbox.Tokens.User());
        (await stage.PageAsync("/console/people", cookie)).Html.ShouldNotBeNull().ShouldMatch(@"\d flagged<");

        await using var command = sandbox.Database.CreateCommand("update core.media_links set facebank_seed = false");
        await command.ExecuteNonQueryAsync();

        var after = (await stage.PageAsync("/console/people", cookie)).Html.ShouldNotBeNull();
        after.ShouldContain("/gallery");
        after.ShouldNotMatch(@"\d flagged<");
    }

    [Fact]
    public async Task A_gallery_shows_flags_to_all_and_switches_to_admins()
    {
        var sandbox = await StartAsync();
        await using var stage = await ProxyStage.StartAsync(sandbox, await MigratedDatabaseAsync());
        var admin = await stage.SignInAsync(sandbox.Tokens.User());
        var steering = await stage.SignInAsync(WorkerProcess.Secret);
        var path = $"/console/people/{SandboxIds.Seeded}/gallery";

        var (status, html) = await stage.PageAsync(path, admin);
        status.ShouldBe(200);
        html.ShouldContain("role=\"switch\"");
        html.ShouldContain("aria-checked=\"true\"");
        html.ShouldContain("gallery.js");
        html.ShouldNotContain("aria-disabled");
        html.ShouldContain("is not among the image hosts");

        var locked = (await stage.PageAsync(path, steering)).Html;
        locked.ShouldContain("aria-disabled=\"true\"");
        locked.ShouldContain("only an allowlisted admin");
        (await stage.PageAsync($"/console/people/{SandboxIds.OddKinds}/gallery", admin)).Html.ShouldContain(
            "be flagged: only photos of the kind"
        );
        (await stage.PageAsync($"{path}/flags", steering)).Html.ShouldContain("\"links\":{");

        await sandbox
            .Database.CreateCommand("alter view core.v_person_images_served_media_v2 rename to gone")
            .ExecuteNonQueryAsync();
        (await stage.PageAsync(path, admin)).ShouldSatisfyAllConditions(
            page => page.Status.ShouldBe(503),
            page => page.Html.ShouldContain("lacks what the galleries are read from")
        );
        (await stage.PageAsync($"/console/people/{SandboxIds.Seeded}", admin)).Status.ShouldBe(200);
        (await stage.PageAsync($"{path}/flags", admin)).Status.ShouldBe(503);
    }

    [Fact]
    public async Task Without_trrs_database_the_pages_say_how_to_set_it()
    {
        var sandbox = await StartAsync();
        await using var stage = await ProxyStage.StartAsync(
            sandbox,
            await MigratedDatabaseAsync(),
            environment => environment.Remove("TRR_DB_URL")
        );
        var admin = await stage.SignInAsync(sandbox.Tokens.User());
        foreach (var path in new[] { "", "?q=ann", $"/{SandboxIds.Seeded}/gallery" })
        {
            var (status, html) = await stage.PageAsync($"/console/people{path}", admin);
            status.ShouldBe(200);
            html.ShouldContain("TRR_DB_URL");
        }

        // The toggle needs no database of TRR: what stood before is not known then.
        var toggled = await stage.ToggleAsync(
            ProxyStage.PathOf(SandboxIds.Unseeded, SandboxIds.UnseededLink),
            """{"facebank_seed":true}""",
            sandbox.Tokens.User()
        );
        toggled.ShouldStartWith("200 ");
        (await stage.AuditAsync()).ShouldHaveSingleItem().ShouldEndWith("; -; a facebank seed; 2");
    }
}
