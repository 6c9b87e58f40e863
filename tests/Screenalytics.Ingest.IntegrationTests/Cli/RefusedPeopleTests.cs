using Npgsql;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Cli;

/// <summary>People whom the database refuses, through the program as it ships.</summary>
public sealed class RefusedPeopleTests(PostgresFixture postgres) : CliTest(postgres)
{
    [Fact]
    public async Task They_fail_alone_and_the_sync_comes_to_its_end()
    {
        var sandbox = await StartAsync();
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(40));
        var database = await MigratedDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database);
        await using var refuse = source.CreateCommand(
            "alter table screenalytics.face_bank_images add constraint half check (person_id::text < '8')"
        );
        await refuse.ExecuteNonQueryAsync();

        var run = await CliProcess.RunAsync(
            EnvironmentOf(sandbox, database),
            "sync",
            "--season",
            $"{cast.SeasonId}",
            "--output",
            "json"
        );

        run.ExitCode.ShouldBe(3, run.Error);
        var expected = await ExpectedAsync(sandbox, cast.SeasonId);
        (await RowsAsync(database)).SetEquals(expected.Where(row => row.Person.ToString()[0] < '8')).ShouldBeTrue();
    }
}
