namespace Screenalytics.Ingest.RolloutGate.Evidence;

/// <summary>A file of a gate can't be used; the message is fit for the operator, and names the way out.</summary>
internal sealed class GateFileException(string message, Exception? innerException = null)
    : IOException(message, innerException);
