using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Screenalytics.Ingest.Diagnostics.Redaction;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>Takes the backend's own words from an error's body: bounded, on one line, and free of our secrets.</summary>
internal sealed class ErrorBodyReader
{
    private const int MaxBytes = 4096;
    private const int MaxLength = 200;
    private const int LeastSecretLength = 4;

    private readonly Redactor _redactor;

    /// <summary>Knows the secrets that an answer might echo: the program's, else at least the client's own.</summary>
    public ErrorBodyReader(TrrBackendOptions options, Redactor? redactor = null) =>
        _redactor =
            redactor ?? new Redactor(options.ServiceToken, options.InternalAdminSharedSecret, options.ServiceRoleKey);

    /// <summary>Reads an error's body as far as a message needs; a body that breaks off is a shorter message.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="sent">The <c>Authorization</c> value that was sent, which may be newer than any configured secret.</param>
    /// <param name="cancellationToken">The attempt's deadline and the caller's cancellation.</param>
    public async ValueTask<string?> ReadAsync(
        HttpResponseMessage response,
        string? sent,
        CancellationToken cancellationToken
    )
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MaxBytes);
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var length = await stream
                .ReadAtLeastAsync(buffer.AsMemory(0, MaxBytes), MaxBytes, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            return Clean(DetailOf(buffer.AsMemory(0, length)), sent);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Makes a text of elsewhere fit for a message.</summary>
    public string? Clean(string? text, string? sent)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (sent?.Split(' ') is [_, { Length: >= LeastSecretLength } token])
        {
            text = text.Replace(token, Redactor.Mask, StringComparison.Ordinal);
        }

        text = _redactor.Redact(text);
        var line = string.Create(
            Math.Min(text.Length, MaxLength),
            text,
            static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = IsPlain(source[i]) ? source[i] : ' ';
                }
            }
        );
        return text.Length > MaxLength ? line + "…" : line;
    }

    // What breaks a line, hides or turns text around has no place in a log.
    private static bool IsPlain(char character) =>
        char.GetUnicodeCategory(character)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            );

    private static string DetailOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("detail", out var detail)
            )
            {
                return detail.ValueKind == JsonValueKind.String ? detail.GetString()! : detail.GetRawText();
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A body that is no JSON speaks for itself.
        }

        return Encoding.UTF8.GetString(body.Span);
    }
}
