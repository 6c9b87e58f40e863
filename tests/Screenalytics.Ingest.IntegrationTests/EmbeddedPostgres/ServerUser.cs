using Npgsql;
using Screenalytics.Ingest.Hosting.EmbeddedPostgres;

namespace Screenalytics.Ingest.IntegrationTests.EmbeddedPostgres;

/// <summary>The body of a separate process that uses an embedded server until it is told to leave.</summary>
internal static class ServerUser
{
    public const string Verb = "use-embedded-postgres";
    public const string ReadyWord = "READY";
    public const string FailedWord = "FAILED";

    /// <summary>Uses the server: says its process id, and leaves when its input ends.</summary>
    public static async Task<int> RunAsync(string dataDirectory)
    {
        try
        {
            var options = new EmbeddedPostgresOptions { DataDirectory = dataDirectory, Durable = false };
            await using var server = await EmbeddedPostgresServer.StartAsync(options);
            await using var source = NpgsqlDataSource.Create(server.ConnectionString);
            // IF NOT EXISTS alone fails when two first users create the table at once.
            await source
                .CreateCommand(
                    $"""
                    SELECT pg_advisory_xact_lock(1);
                    CREATE TABLE IF NOT EXISTS users (id int);
                    INSERT INTO users VALUES ({Environment.ProcessId})
                    """
                )
                .ExecuteNonQueryAsync();
            System.Console.WriteLine($"{ReadyWord} {server.ProcessId}");
            await System.Console.In.ReadToEndAsync();
            return 0;
        }
        catch (EmbeddedPostgresException e)
        {
            System.Console.WriteLine($"{FailedWord} {e.Failure}: {e.Message}");
            return 1;
        }
    }
}
