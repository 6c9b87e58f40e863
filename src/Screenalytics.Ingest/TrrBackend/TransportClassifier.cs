using System.Net.Sockets;
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

    /// <summary>Says what stood in a connection's way, in words of ours, or null when nothing is known.</summary>
    public static string? Describe(Exception exception) =>
        exception switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } =>
                "the host's name is not known",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                "TLS could not be agreed on: is it https there, with a certificate that is trusted?",
            HttpRequestException { InnerException: SocketException { SocketErrorCode: var error } } => error switch
            {
                SocketError.ConnectionRefused => "the connection was refused",
                SocketError.HostUnreachable or SocketError.NetworkUnreachable => "there is no way to the host",
                _ => $"the connection failed ({error})",
            },
            HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } =>
                "the connection was closed before an answer",
            _ => null,
        };
}
