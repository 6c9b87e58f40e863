using System.Text.Json;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>Reads the seed toggle's answer.</summary>
internal static class SeedToggleBody
{
    private const int MaxBytes = 64 * 1024;

    /// <summary>Reads the body of a 200 into the attempt.</summary>
    public static async ValueTask ReadAsync(
        HttpResponseMessage response,
        int maxBytes,
        Attempt attempt,
        CancellationToken cancellationToken
    )
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = new byte[MaxBytes + 1];
        attempt.Bytes = await stream
            .ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        if (attempt.Bytes > MaxBytes)
        {
            attempt.Fail(Disposition.GiveUp, FailureCode.BodyTooLarge, $"more than {MaxBytes} bytes");
            return;
        }

        try
        {
            attempt.Rows =
                JsonSerializer.Deserialize(buffer.AsSpan(0, (int)attempt.Bytes), TrrJson.Default.SeedToggleAnswer)
                ?? throw new JsonException();
            attempt.Complete = true;
        }
        catch (JsonException)
        {
            attempt.Fail(Disposition.GiveUp, FailureCode.BodyMalformed, null);
        }
    }
}
