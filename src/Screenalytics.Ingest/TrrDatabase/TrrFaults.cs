using System.Net.Sockets;
using Npgsql;
using static Npgsql.PostgresErrorCodes;

namespace Screenalytics.Ingest.TrrDatabase;

/// <summary>Tells what went wrong with TRR's database, and the way out: by SqlState, never by message.</summary>
internal static class TrrFaults
{
    /// <summary>Whether an exception is the database's, the network's or a reading's, not a defect or a cancellation.</summary>
    public static bool IsOurs(Exception exception) =>
        exception is NpgsqlException or IOException or SocketException or TimeoutException or InvalidCastException;

    /// <summary>Whether the database went away, or can't be reached.</summary>
    public static bool IsAway(Exception exception) =>
        exception switch
        {
            PostgresException { SqlState: AdminShutdown or CrashShutdown or CannotConnectNow } => true,
            PostgresException refused => refused.SqlState.StartsWith("08", StringComparison.Ordinal),
            NpgsqlException { InnerException: IOException or SocketException or TimeoutException } => true,
            NpgsqlException { IsTransient: true } => true,
            NpgsqlException { InnerException: AggregateException hosts } => hosts.InnerExceptions.All(IsAway),
            IOException or SocketException or TimeoutException => true,
            _ => false,
        };

    /// <summary>Whether the database ended a question because it took too long.</summary>
    public static bool IsSlow(Exception? exception) => exception is PostgresException { SqlState: QueryCanceled };

    /// <summary>Makes of it what an operator is told.</summary>
    public static TrrDatabaseException Tell(Exception exception, TrrPlace place)
    {
        var said = place.Redactor.Redact(Describe(exception));
        var (what, wayOut) = exception switch
        {
            PostgresException refused => Told(refused.SqlState),
            _ when IsAway(exception) => (
                "TRR's database cannot be reached",
                "Check host and port in TRR_DB_URL, and that it runs."
            ),
            InvalidCastException => (
                $"A column of {GallerySql.View} in TRR's database is not of the type that it should be",
                "Check that TRR_DB_URL names TRR's own database."
            ),
            // Npgsql's own words are of the connection: a password that is missing, TLS that is.
            _ => ("TRR's database refused the connection", "Check host, port, password and sslmode in TRR_DB_URL."),
        };
        return new TrrDatabaseException($"{what} ({place}): {said} {wayOut}", exception);
    }

    private static (string What, string WayOut) Told(string sqlState) =>
        sqlState switch
        {
            InvalidPassword or InvalidAuthorizationSpecification => (
                "TRR's database refused the user or its password",
                "Check both in TRR_DB_URL."
            ),
            InvalidCatalogName => ("TRR's database does not exist", "Correct the name in TRR_DB_URL."),
            InsufficientPrivilege => (
                "The user may not read all that the galleries need",
                $"Have its owner grant SELECT on {GallerySql.View}, and on what it reads, to the user."
            ),
            UndefinedTable or UndefinedColumn or InvalidSchemaName => (
                "TRR's database lacks what the galleries are read from",
                $"Check that TRR_DB_URL names TRR's own database, which has the view {GallerySql.View}."
            ),
            QueryCanceled => ("TRR's database took longer than a question may take", "Try again when it is less busy."),
            TooManyConnections or ConfigurationLimitExceeded => (
                "TRR's database takes no more connections",
                "Try again when fewer are open, or name a pooler in TRR_DB_URL."
            ),
            AdminShutdown or CrashShutdown or CannotConnectNow => (
                "TRR's database is stopping or starting",
                "Try again when it runs."
            ),
            _ => ("TRR's database answered with an error", "Check TRR_DB_URL."),
        };

    private static string Describe(Exception exception) =>
        exception switch
        {
            PostgresException refused => $"{Sentence(refused.MessageText)} (SqlState {refused.SqlState})",
            NpgsqlException { InnerException: AggregateException { InnerExceptions: [var first, ..] } } =>
                $"No host will do. {Describe(first)}",
            NpgsqlException { InnerException: { } inner } when inner.Message != exception.Message =>
                $"{Sentence(exception.Message)} {Sentence(inner.Message)}",
            _ => Sentence(exception.Message),
        };

    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";
}
