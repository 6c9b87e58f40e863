using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>Reads the body of a 200 as rows, in a stream, up to a size limit.</summary>
internal static class BodyReader
{
    private const int LeastBuffer = 4096;
    private const int UsualBuffer = 32 * 1024;

    /// <summary>Reads a body to its end.</summary>
    /// <param name="response">An answer of exactly 200.</param>
    /// <param name="maxBytes">The size limit.</param>
    /// <param name="attempt">Takes the rows, the byte count, and the failure if there is one.</param>
    /// <param name="cancellationToken">The attempt's deadline and the caller's cancellation.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public static async ValueTask ReadRowsAsync<TRow, TFormat>(
        HttpResponseMessage response,
        int maxBytes,
        Attempt attempt,
        CancellationToken cancellationToken
    )
        where TFormat : struct, IRowFormat<TRow>
    {
        var announced = response.Content.Headers.ContentLength;
        if (announced > maxBytes)
        {
            attempt.Fail(
                Disposition.GiveUp,
                FailureCode.BodyTooLarge,
                $"{announced} bytes announced, {maxBytes} allowed"
            );
            return;
        }

        // One byte more than announced, so that the read that finds the end needs no second buffer.
        var size = announced is { } length ? (int)Math.Clamp(length + 1, LeastBuffer, UsualBuffer) : UsualBuffer;
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var parser = new RowArrayParser<TRow, TFormat>();
            var filled = 0;
            while (true)
            {
                if (filled == buffer.Length)
                {
                    buffer = Grow(buffer, filled);
                }

                var read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
                attempt.Bytes += read;
                filled += read;
                if (attempt.Bytes > maxBytes)
                {
                    attempt.Fail(Disposition.GiveUp, FailureCode.BodyTooLarge, $"more than {maxBytes} bytes");
                    return;
                }

                var final = read == 0 || announced == attempt.Bytes;
                if (!final && filled < buffer.Length)
                {
                    // Rows are parsed once a buffer is full or the body is whole: less starting over in the middle of one.
                    continue;
                }

                var consumed = parser.Parse(buffer.AsSpan(0, filled), final);
                filled -= consumed;
                buffer.AsSpan(consumed, filled).CopyTo(buffer);
                if (final)
                {
                    attempt.Rows = parser.Rows;
                    attempt.RowCount = parser.Rows.Count;
                    attempt.Complete = true;
                    return;
                }
            }
        }
        catch (JsonException exception)
        {
            attempt.Fail(Disposition.GiveUp, FailureCode.BodyMalformed, DetailOf(exception));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer, int filled)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    // The reader's own messages quote bytes of the body; the place is enough, and safe to log.
    private static string DetailOf(JsonException exception) =>
        exception.BytePositionInLine is { } position
            ? $"not well-formed JSON at line {exception.LineNumber + 1}, byte {position + 1}"
            : exception.Message;
}
