using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>The one reading of a failure below HTTP's statuses.</summary>
internal static class TransportClassifier
{
    /// <summary>Classifies what sending a request or reading its answer threw.</summary>
    /// <param name="exception">An <see cref="HttpRequestException"/> or <see cref="IOException"/>.</param>
    /// <param name="inBody">Whether the answer's head had come already.</param>
    public static (Disposition Disposition, FailureCode Failure) Classify(Exception exception, bool inBody)
    {
        var error = exception switch
        {
            HttpRequestException request => request.HttpRequestError,
            HttpIOException io => io.HttpRequestError,
            _ => HttpRequestError.Unknown,
        };
        return error switch
        {
            HttpRequestError.InvalidResponse
            or HttpRequestError.ConfigurationLimitExceeded
            or HttpRequestError.HttpProtocolError
            or HttpRequestError.ExtendedConnectNotSupported
            or HttpRequestError.VersionNegotiationError => (Disposition.GiveUp, FailureCode.ProtocolError),
            _ when inBody => (Disposition.Retry, FailureCode.BodyCutShort),
            _ => (Disposition.Retry, FailureCode.ConnectionFailed),
        };
    }
}
