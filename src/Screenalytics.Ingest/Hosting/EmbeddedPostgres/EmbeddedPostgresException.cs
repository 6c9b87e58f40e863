namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>Tells in one message what failed, where, and the way out; it is meant to be shown without its stack trace.</summary>
internal sealed class EmbeddedPostgresException(
    EmbeddedPostgresFailure failure,
    string message,
    Exception? innerException = null
) : Exception(message, innerException)
{
    /// <summary>What kind of failure it is.</summary>
    public EmbeddedPostgresFailure Failure { get; } = failure;
}
