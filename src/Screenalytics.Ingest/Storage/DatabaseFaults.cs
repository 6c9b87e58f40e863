using System.Net.Sockets;
using Npgsql;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Sync;
using static Npgsql.PostgresErrorCodes;

namespace Screenalytics.Ingest.Storage;

/// <summary>The one classifier of the database's exceptions: by SqlState, never by message.</summary>
internal static class DatabaseFaults
{
    /// <summary>What <c>screenalytics_ingest.hold_fence</c> raises when somebody else has taken the part over.</summary>
    public const string FenceLost = "SI001";

    private const string IdleInTransaction = "25P03";
    private const string Books = "screenalytics_ingest";

    /// <summary>Tells what an exception means.</summary>
    public static DatabaseFault Classify(Exception exception) =>
        exception switch
        {
            // A key of our own books: an earlier attempt, cut off, came through while this one was under way.
            PostgresException { SqlState: UniqueViolation, SchemaName: Books } => DatabaseFault.Conflict,
            PostgresException refused => Classify(refused.SqlState),
            NpgsqlException { InnerException: IOException or SocketException or TimeoutException } =>
                DatabaseFault.Away,
            NpgsqlException { IsTransient: true } => DatabaseFault.Away,
            // None of several hosts: the first that answered at all says why.
            NpgsqlException { InnerException: AggregateException hosts } => hosts
                .InnerExceptions.Select(Classify)
                .FirstOrDefault(fault => fault != DatabaseFault.Away, DatabaseFault.Away),
            IOException or SocketException or TimeoutException => DatabaseFault.Away,
            _ => DatabaseFault.Error,
        };

    /// <summary>Tells what an SqlState means.</summary>
    public static DatabaseFault Classify(string sqlState) =>
        sqlState switch
        {
            SerializationFailure or DeadlockDetected => DatabaseFault.Conflict,
            AdminShutdown or CrashShutdown or CannotConnectNow => DatabaseFault.Away,
            // A lock or statement time-out, and our own guard against a paused transaction.
            LockNotAvailable or QueryCanceled or IdleInTransaction => DatabaseFault.Away,
            InsufficientPrivilege or UndefinedTable or UndefinedColumn or UndefinedFunction => DatabaseFault.NotReady,
            InvalidSchemaName or InvalidCatalogName or InvalidColumnReference => DatabaseFault.NotReady,
            DatatypeMismatch or WrongObjectType or ReadOnlySqlTransaction => DatabaseFault.NotReady,
            FenceLost => DatabaseFault.Fenced,
            _ => sqlState.Length < 2 ? DatabaseFault.Error : ClassifyClass(sqlState[..2]),
        };

    /// <summary>Makes of an exception the failure that a run ends by.</summary>
    /// <param name="exception">What the database threw.</param>
    /// <param name="url">Where it is.</param>
    public static RunStoppedException Stop(Exception exception, DatabaseUrl url)
    {
        var place = $"database '{url.Database}' at {url.Host}, user '{url.User}'";
        var what = url.Redactor.Redact(Describe(exception));
        return Classify(exception) switch
        {
            DatabaseFault.Away => new RunStoppedException(
                FailureCode.DatabaseUnavailable,
                $"The database cannot be reached ({place}): {what} Check DB_URL and that it runs.",
                exception
            ),
            DatabaseFault.Unauthorized => new RunStoppedException(
                FailureCode.DatabaseUnauthorized,
                $"The database refused the user ({place}): {what} Check the user and the password in DB_URL.",
                exception
            ),
            DatabaseFault.NotReady when exception is PostgresException { SqlState: InvalidCatalogName } =>
                new RunStoppedException(
                    FailureCode.DatabaseNotReady,
                    $"The database does not exist ({place}): {what} Create it, or correct the name in DB_URL.",
                    exception
                ),
            DatabaseFault.NotReady => new RunStoppedException(
                FailureCode.DatabaseNotReady,
                $"The database is not ready ({place}): {what} Run 'screenalytics-ingest db check'.",
                exception
            ),
            DatabaseFault.Fenced => new RunStoppedException(
                FailureCode.TakenOver,
                $"{FailureCatalog.Describe(FailureCode.TakenOver).Message} ({place}): {what}",
                exception
            ),
            _ => new RunStoppedException(
                FailureCode.DatabaseError,
                $"The database answered with an error ({place}): {what}{WayOut(exception)}",
                exception
            ),
        };
    }

    /// <summary>An exception in words; PostgreSQL's and Npgsql's never hold a password or connection string.</summary>
    public static string Describe(Exception exception) =>
        exception switch
        {
            PostgresException refused => $"{Sentence(refused.MessageText)} (SqlState {refused.SqlState})",
            NpgsqlException { InnerException: AggregateException { InnerExceptions: [var first, ..] } } =>
                $"No host will do. {Describe(first)}",
            NpgsqlException { InnerException: { } inner } when inner.Message != exception.Message =>
                $"{Sentence(exception.Message)} {Sentence(inner.Message)}",
            _ => Sentence(exception.Message),
        };

    // Npgsql's own words are of the connection: a password that is missing, TLS that is, something that is no PostgreSQL.
    private static string WayOut(Exception exception) =>
        exception is NpgsqlException and not PostgresException
            ? " Check the host, the port, the password and sslmode in DB_URL."
            : "";

    private static DatabaseFault ClassifyClass(string sqlClass) =>
        sqlClass switch
        {
            // Connection exceptions, exhausted resources, an operator's intervention.
            "08" or "53" or "57" => DatabaseFault.Away,
            "28" => DatabaseFault.Unauthorized,
            // Data exceptions, constraints, a trigger's own refusal, a view's check, a row over a limit of the server.
            "22" or "23" or "P0" or "44" or "54" => DatabaseFault.Data,
            _ => DatabaseFault.Error,
        };

    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";
}
