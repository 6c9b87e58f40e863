using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>Takes the backend's own words from an error's body: bounded, on one line, and free of our secrets.</summary>
internal sealed class ErrorBodyReader
{
    private const int MaxBytes = 4096;
    private const int MaxLength = 200;
    private const int LeastSecretLength = 4;
    private const string Mask = "***";

    private readonly string[] _secrets;

    /// <summary>Knows the secrets that an answer might echo, as they are or as JSON writes them.</summary>
    public ErrorBodyReader(TrrBackendOptions options) =>
        _secrets = [
            .. new[] { options.ServiceToken, options.InternalAdminSharedSecret, options.ServiceRoleKey }
                .OfType<string>()
                .Where(secret => secret.Length >= LeastSecretLength)
                .SelectMany(secret => new[] { secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret) })
                .Distinct()
                .OrderByDescending(secret => secret.Length),
        ];

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
            text = text.Replace(token, Mask, StringComparison.Ordinal);
        }

        foreach (var secret in _secrets)
        {
            text = text.Replace(secret, Mask, StringComparison.Ordinal);
        }

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
