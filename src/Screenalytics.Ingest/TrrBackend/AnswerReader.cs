using System.Net;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Diagnostics.Redaction;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>The one reading of an answer: its status, then its head, then its body.</summary>
/// <param name="options">Size limits, and the secrets that must not come back in words.</param>
/// <param name="time">The clock.</param>
/// <param name="redactor">Knows the program's secrets; null knows the client's own alone.</param>
internal sealed class AnswerReader(TrrBackendOptions options, TimeProvider time, Redactor? redactor = null)
{
    private readonly ErrorBodyReader _errors = new(options, redactor);

    /// <summary>Reads an answer into the attempt.</summary>
    public ValueTask ReadAsync(
        TrrCall call,
        HttpResponseMessage response,
        Attempt attempt,
        CancellationToken cancellationToken
    )
    {
        attempt.Status = (int)response.StatusCode;
        var (disposition, failure) = StatusClassifier.Classify(attempt.Status);
        if (disposition != Disposition.Accept)
        {
            attempt.RetryAfter = RetryAfter.Of(response, time);
            attempt.Fail(disposition, failure, null);

            // Behind a 101 comes another protocol, and maybe nothing ever.
            return response.StatusCode == HttpStatusCode.SwitchingProtocols
                ? default
                : ReadDetailAsync(call, response, attempt, cancellationToken);
        }

        if (!ContentHeaders.IsFramed(response))
        {
            attempt.Fail(
                Disposition.GiveUp,
                FailureCode.ProtocolError,
                "the body's length is announced in no valid way"
            );
            return default;
        }

        if (ContentHeaders.EncodingOf(response.Content) is { } encoding)
        {
            attempt.Fail(
                Disposition.GiveUp,
                FailureCode.UnexpectedContentEncoding,
                _errors.Clean(encoding, call.SentCredential)
            );
            return default;
        }

        if (!ContentHeaders.IsJson(response.Content, out var contentType))
        {
            attempt.Fail(
                Disposition.GiveUp,
                FailureCode.UnexpectedContentType,
                _errors.Clean(contentType, call.SentCredential)
            );
            return default;
        }

        return call.ReadBody(response, options.MaxBodyBytes, attempt, cancellationToken);
    }

    private async ValueTask ReadDetailAsync(
        TrrCall call,
        HttpResponseMessage response,
        Attempt attempt,
        CancellationToken cancellationToken
    ) =>
        attempt.Fail(
            attempt.Disposition,
            attempt.Failure,
            await _errors.ReadAsync(response, call.SentCredential, cancellationToken).ConfigureAwait(false)
        );
}
