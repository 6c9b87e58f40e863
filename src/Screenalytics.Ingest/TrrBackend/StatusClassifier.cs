using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>The one reading of an HTTP status: what it means and what to do.</summary>
internal static class StatusClassifier
{
    /// <summary>Classifies a status.</summary>
    /// <param name="status">The status code, 100 to 999.</param>
    public static (Disposition Disposition, FailureCode Failure) Classify(int status) =>
        status switch
        {
            200 => (Disposition.Accept, FailureCode.None),
            401 => (Disposition.Reauthenticate, FailureCode.BackendUnauthorized),
            403 => (Disposition.Reauthenticate, FailureCode.BackendForbidden),
            404 => (Disposition.GiveUp, FailureCode.BackendNotFound),
            408 or 425 or 429 => (Disposition.Retry, FailureCode.BackendBusy),
            500 or 502 or 503 or 504 => (Disposition.Retry, FailureCode.BackendError),
            >= 200 and < 300 => (Disposition.GiveUp, FailureCode.UnexpectedStatus),
            >= 300 and < 400 => (Disposition.GiveUp, FailureCode.BackendRedirected),
            >= 400 and < 500 => (Disposition.GiveUp, FailureCode.BackendRejected),
            >= 500 and < 600 => (Disposition.GiveUp, FailureCode.BackendError),
            _ => (Disposition.GiveUp, FailureCode.ProtocolError),
        };
}
