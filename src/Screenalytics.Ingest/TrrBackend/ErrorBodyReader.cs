using System.Buffers;
using System.Text;
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

    /// <summary>Knows the secrets that an answer might echo.</summary>
    public ErrorBodyReader(TrrBackendOptions options) =>
        _secrets = [
            .. new[] { options.ServiceToken, options.InternalAdminSharedSecret, options.ServiceRoleKey }.Where(secret =>
                secret?.Length >= LeastSecretLength
            )!,
        ];

    /// <summary>Reads an error's body as far as a message needs; a body that breaks off is a shorter message.</summary>
    public async ValueTask<string?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MaxBytes);
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var length = await stream
                .ReadAtLeastAsync(buffer.AsMemory(0, MaxBytes), MaxBytes, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            return Clean(DetailOf(buffer.AsMemory(0, length)));
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
    public string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
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
                    span[i] = char.IsControl(source[i]) || char.IsSurrogate(source[i]) ? ' ' : source[i];
                }
            }
        );
        return text.Length > MaxLength ? line + "…" : line;
    }

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
