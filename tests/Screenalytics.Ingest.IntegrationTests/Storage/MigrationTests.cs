using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Storage;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage;

public sealed class MigrationTests(PostgresFixture postgres)
{
    [Fact]
    public async Task An_empty_database_gets_everything_once()
    {
        await using var database = await CreateAsync(postgres);

        var before = await database.Check.RunAsync(CancellationToken.None);
        var first = await database.Migrator.ApplyAsync(CancellationToken.None);
        var again = await database.Migrator.ApplyAsync(CancellationToken.None);
        var after = await database.Check.RunAsync(CancellationToken.None);

        before.Ready.ShouldBeFalse();
        before.FaceBank.ShouldBe(FaceBankKind.None);
        first.Succeeded.ShouldBeTrue();
        first.Applied.ShouldBe(StorageDatabase.Migrations(ownBank: true));
        again.Succeeded.ShouldBeTrue();
        again.Applied.ShouldBeEmpty();
        again.Plan.UpToDate.ShouldBeTrue();
        after.Ready.ShouldBeTrue();
        after.FaceBank.ShouldBe(FaceBankKind.Own);
        after.Findings.ShouldAllBe(finding => finding.Level == CheckLevel.Ok);
    }

    [Fact]
    public async Task A_plan_changes_nothing_and_its_script_does_all()
    {
        await using var database = await CreateAsync(postgres);

        var plan = await database.Migrator.PlanAsync(CancellationToken.None);

        (
            await database.ScalarAsync<long>("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'screenalytics%'")
        ).ShouldBe(0);
        await database.ExecuteAsync(plan.Sql);
        (await database.Check.RunAsync(CancellationToken.None)).Ready.ShouldBeTrue();
        (await database.Migrator.PlanAsync(CancellationToken.None)).UpToDate.ShouldBeTrue();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Eight_at_once_apply_each_migration_once(bool shared)
    {
        var connectionString = await postgres.CreateDatabaseAsync("storage");
        var databases = Enumerable.Range(0, 8).Select(_ => Open(connectionString)).ToArray();
        if (shared)
        {
            await databases[0].ExecuteAsync(SharedBank.Schema);
        }

        var results = await Task.WhenAll(
            databases.Select(database => database.Migrator.ApplyAsync(CancellationToken.None))
        );

        results.ShouldAllBe(result => result.Succeeded);
        results.SelectMany(result => result.Applied).Order().ShouldBe(StorageDatabase.Migrations(ownBank: !shared));
        (await databases[0].Check.RunAsync(CancellationToken.None)).Ready.ShouldBeTrue();
        foreach (var database in databases)
        {
            await database.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_changed_migration_is_found_out()
    {
        await using var database = await CreateMigratedAsync(postgres);
        await database.ExecuteAsync("UPDATE screenalytics_ingest.migration SET checksum = 'other' WHERE version = 1");

        var check = await database.Check.RunAsync(CancellationToken.None);
        var result = await database.Migrator.ApplyAsync(CancellationToken.None);

        check.Ready.ShouldBeFalse();
        check.Findings.ShouldContain(finding => finding.Code == "ledger" && finding.Level == CheckLevel.Failed);
        result.Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task A_newer_database_is_refused()
    {
        await using var database = await CreateMigratedAsync(postgres);
        await database.ExecuteAsync(
            "INSERT INTO screenalytics_ingest.migration (version, name, checksum) VALUES (9999, '9999_future', 'x')"
        );

        var check = await database.Check.RunAsync(CancellationToken.None);

        check.Ready.ShouldBeFalse();
        check.Findings.ShouldContain(finding =>
            finding.Message.Contains("9999_future") && finding.WayOut == "Update screenalytics-ingest."
        );
    }

    [Fact]
    public async Task A_sync_on_an_empty_database_stops_before_it_starts_and_says_how_to_go_on()
    {
        await using var database = await CreateAsync(postgres);

        var stop = await Should.ThrowAsync<Screenalytics.Ingest.Sync.RunStoppedException>(() =>
            database.NewStore().CheckReadyAsync(forWriting: true, CancellationToken.None)
        );

        stop.Code.ShouldBe(Contracts.Failures.FailureCode.DatabaseNotReady);
        stop.Message.ShouldContain("screenalytics.person");
        stop.Message.ShouldContain($"database '{database.Source.Url.Database}'");
        stop.Message.ShouldContain($"user '{database.Source.Url.User}'");
        stop.Message.ShouldContain("screenalytics-ingest db migrate");
    }

    [Fact]
    public async Task Our_own_table_without_its_index_gets_it_back()
    {
        await using var database = await CreateMigratedAsync(postgres);
        await database.ExecuteAsync("DROP INDEX screenalytics.face_bank_images_person_original_key");

        (await database.Check.RunAsync(CancellationToken.None)).Ready.ShouldBeFalse();
        (await database.Migrator.ApplyAsync(CancellationToken.None)).Applied.ShouldBe(["unique_index"]);
        (await database.Check.RunAsync(CancellationToken.None)).Ready.ShouldBeTrue();
    }
}
