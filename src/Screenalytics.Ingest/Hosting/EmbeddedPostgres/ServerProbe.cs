using System.Net.Sockets;
using Npgsql;

namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>Asks the server over a connection of its own: whether it answers, and for a database.</summary>
internal static class ServerProbe
{
    private const string Maintenance = "postgres";
    private const int TimeoutSeconds = 10;

    /// <summary>Asks for a session.</summary>
    public static async Task<ServerAnswer> AskAsync(
        ServerEndpoint endpoint,
        string password,
        ClusterLayout layout,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var connection = await OpenAsync(endpoint, password, cancellationToken);
            return ServerAnswer.Ready;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InvalidPassword)
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.PasswordMissing,
                $"The server on {layout.Data} refuses the password in {layout.Password}. Put the right one back from a "
                    + $"backup, or move {layout.Root} away to begin anew.",
                e
            );
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.TooManyConnections)
        {
            return ServerAnswer.Ready;
        }
        catch (PostgresException)
        {
            return ServerAnswer.NotNow;
        }
        catch (NpgsqlException e) when (!e.IsTransient)
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.ToolFailed,
                $"The embedded PostgreSQL in {layout.Data} runs, and no session can be had: {e.Message}",
                e
            );
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException)
        {
            return ServerAnswer.None;
        }
    }

    /// <summary>Creates a database unless it is there.</summary>
    public static async Task EnsureDatabaseAsync(
        ServerEndpoint endpoint,
        string password,
        string database,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await OpenAsync(endpoint, password, cancellationToken);
        await using var exists = new NpgsqlCommand("SELECT FROM pg_database WHERE datname = $1", connection);
        exists.Parameters.Add(new NpgsqlParameter<string> { TypedValue = database });
        await using (var reader = await exists.ExecuteReaderAsync(cancellationToken))
        {
            if (reader.HasRows)
            {
                return;
            }
        }

        try
        {
            var name = '"' + database.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
            await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
            await create.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException e)
            when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another program was faster.
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(
        ServerEndpoint endpoint,
        string password,
        CancellationToken cancellationToken
    )
    {
        var builder = endpoint.ConnectionTo(Maintenance, password);
        builder.Pooling = false;
        builder.Timeout = TimeoutSeconds;
        var connection = new NpgsqlConnection(builder.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
