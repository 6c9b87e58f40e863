using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Sync;

/// <summary>A failure that the whole run ends by; its message is fit for the operator.</summary>
internal sealed class RunStoppedException(FailureCode code, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Why the run stops.</summary>
    public FailureCode Code { get; } = code;
}
