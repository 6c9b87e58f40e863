using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>What one attempt of a call came to.</summary>
internal sealed class Attempt
{
    /// <summary>The HTTP status, 0 when none came.</summary>
    public int Status { get; set; }

    /// <summary>What to do next.</summary>
    public Disposition Disposition { get; private set; } = Disposition.Accept;

    /// <summary>Why it failed, or none.</summary>
    public FailureCode Failure { get; private set; }

    /// <summary>The failure in words, free of secrets, or null.</summary>
    public string? Detail { get; private set; }

    /// <summary>How long the backend asks to wait, or null.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>Body bytes read.</summary>
    public long Bytes { get; set; }

    /// <summary>Rows, when the body is complete and well-formed.</summary>
    public object? Rows { get; set; }

    /// <summary>How many rows.</summary>
    public int RowCount { get; set; }

    /// <summary>Whether the body was read to its end and is well-formed.</summary>
    public bool Complete { get; set; }

    /// <summary>Whether the failure speaks of the backend's health: it slows the intake, and can open the circuit.</summary>
    public bool IsOverload =>
        Failure
            is FailureCode.BackendBusy
                or FailureCode.BackendError
                or FailureCode.BackendTimeout
                or FailureCode.ConnectionFailed
                or FailureCode.BodyCutShort;

    /// <summary>Marks the attempt as failed.</summary>
    public void Fail(Disposition disposition, FailureCode failure, string? detail)
    {
        (Disposition, Failure, Detail) = (disposition, failure, detail);
        (Rows, RowCount, Complete) = (null, 0, false);
    }
}
