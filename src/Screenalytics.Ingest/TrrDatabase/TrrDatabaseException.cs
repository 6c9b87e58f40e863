namespace Screenalytics.Ingest.TrrDatabase;

/// <summary>TRR's database can't be asked; the message is for the operator, free of secrets.</summary>
internal sealed class TrrDatabaseException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the question took longer than it may.</summary>
    public bool TookTooLong => TrrFaults.IsSlow(InnerException);
}
