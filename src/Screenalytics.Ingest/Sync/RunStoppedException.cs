using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Sync;

/// <summary>A failure that the whole run ends by; its message is fit for the operator.</summary>
internal sealed class RunStoppedException(FailureCode code, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Why the run stops.</summary>
    public FailureCode Code { get; } = code;

    /// <summary>Makes of whatever was thrown the failure that a run ends by; what is none of ours is a defect.</summary>
    public static RunStoppedException Of(Exception exception) =>
        exception as RunStoppedException
        ?? new RunStoppedException(
            FailureCode.Internal,
            $"{FailureCatalog.Describe(FailureCode.Internal).Message} ({exception.GetType().Name})",
            exception
        );
}
