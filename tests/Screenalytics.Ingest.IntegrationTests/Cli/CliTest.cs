using Npgsql;
using Screenalytics.Ingest.IntegrationTests.Sandbox;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Cli;

/// <summary>The program between a sandbox and a database of the test's own.</summary>
public abstract class CliTest(PostgresFixture postgres) : SandboxTest(postgres)
{
    /// <summary>What an operator would set.</summary>
    internal static Dictionary<string, string> EnvironmentOf(SandboxServer sandbox, string? database)
    {
        var environment = new Dictionary<string, string>
        {
            ["TRR_API_URL"] = sandbox.Address,
            ["SCREENALYTICS_SERVICE_TOKEN"] = sandbox.Tokens.ServiceToken,
        };
        if (database is not null)
        {
            environment["DB_URL"] = database;
        }

        return environment;
    }

    /// <summary>A database that is ready for a sync.</summary>
    internal async Task<string> MigratedDatabaseAsync()
    {
        var database = await Postgres.CreateDatabaseAsync("cli");
        var migrated = await CliProcess.RunAsync(
            new Dictionary<string, string> { ["DB_URL"] = database },
            "db",
            "migrate"
        );
        migrated.ExitCode.ShouldBe(0, migrated.Error + migrated.Output);
        return database;
    }

    /// <summary>The face bank's rows.</summary>
    internal static async Task<HashSet<(Guid Person, string Url)>> RowsAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(
            "select person_id, s3_original_key from screenalytics.face_bank_images where is_seed and not approved"
        );
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new HashSet<(Guid, string)>();
        while (await reader.ReadAsync())
        {
            rows.Add((reader.GetGuid(0), reader.GetString(1)));
        }

        return rows;
    }

    /// <summary>The rows that a sync of the target has to bring.</summary>
    internal static async Task<HashSet<(Guid Person, string Url)>> ExpectedAsync(SandboxServer sandbox, Guid target)
    {
        var rows = new HashSet<(Guid, string)>();
        await foreach (var image in sandbox.Casts.ExpectedAsync(target))
        {
            rows.Add((image.PersonId, image.Url));
        }

        return rows;
    }
}
