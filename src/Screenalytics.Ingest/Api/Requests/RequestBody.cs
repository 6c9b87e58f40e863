using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Screenalytics.Ingest.Api.Problems;
using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Api.Requests;

/// <summary>Reads a request's body as JSON, within bounds.</summary>
internal static class RequestBody
{
    /// <summary>The largest body that is read.</summary>
    public const long MostBytes = 8 * 1024 * 1024;

    private const int MostDepth = 8;

    // The server's own limit of bytes a second would let a large one take hours.
    private static readonly TimeSpan ReadWithin = TimeSpan.FromSeconds(60);

    /// <summary>Reads it.</summary>
    /// <returns>The document; null when there is no body.</returns>
    /// <exception cref="RefusedException">It is no JSON in UTF-8, or too large.</exception>
    public static async Task<JsonDocument?> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (
            request.ContentLength == 0
            || context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }
        )
        {
            return null;
        }

        CheckHead(request);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MostBytes;
        }

        var time = context.RequestServices.GetRequiredService<TimeProvider>();
        using var limit = new CancellationTokenSource(ReadWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, context.RequestAborted);
        try
        {
            return await JsonDocument.ParseAsync(
                request.Body,
                new JsonDocumentOptions { MaxDepth = MostDepth },
                either.Token
            );
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The body came too slowly.", StatusCodes.Status408RequestTimeout);
        }
        catch (JsonException e)
        {
            throw new RefusedException(
                FailureCode.BadRequest,
                $"The body is no well-formed JSON: look at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}."
            );
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge();
        }
    }

    private static void CheckHead(HttpRequest request)
    {
        if (request.ContentLength > MostBytes)
        {
            throw TooLarge();
        }

        var isJson =
            MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        var isPlain = request.Headers.ContentEncoding is [] or ["identity"];
        if (!isJson || !isPlain)
        {
            throw new RefusedException(
                FailureCode.UnsupportedMediaType,
                "The body has to be sent as application/json in UTF-8, without a content encoding."
            );
        }
    }

    private static RefusedException TooLarge() =>
        new(FailureCode.RequestTooLarge, $"The body is larger than {MostBytes} bytes: send fewer people at once.");
}
