using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Screenalytics.Ingest.Diagnostics.Json;

/// <summary>Pieces of JSON in UTF-8, put one after the other into memory that is used again.</summary>
/// <param name="redact">Takes the secrets out of a text.</param>
internal sealed class JsonLines(Func<string, string> redact) : IDisposable
{
    private const int FirstSize = 4096;
    private const int LongestNumber = 32;
    private const int LengthOfId = 36;

    // What JSON takes as it is, and one byte holds.
    private static readonly SearchValues<char> Plain = SearchValues.Create([
        .. Enumerable
            .Range(' ', '~' - ' ' + 1)
            .Select(letter => (char)letter)
            .Where(letter => letter is not ('"' or '\\')),
    ]);

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstSize);
    private int _length;

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Starts anew.</summary>
    public void Clear() => _length = 0;

    /// <summary>Writes a piece as it is.</summary>
    public void Raw(ReadOnlySpan<byte> piece) => piece.CopyTo(Take(piece.Length));

    /// <summary>Writes a whole number.</summary>
    public void Number(long value)
    {
        Utf8Formatter.TryFormat(value, Room(LongestNumber), out var written);
        _length += written;
    }

    /// <summary>Writes a time in milliseconds, to the microsecond.</summary>
    public void Milliseconds(TimeSpan value)
    {
        var microseconds = Math.Max(
            0,
            (value.Ticks + (TimeSpan.TicksPerMicrosecond / 2)) / TimeSpan.TicksPerMicrosecond
        );
        var (whole, rest) = Math.DivRem(microseconds, 1000);
        Number(whole);
        if (rest > 0)
        {
            ReadOnlySpan<byte> digits =
            [
                (byte)'.',
                (byte)('0' + (rest / 100)),
                (byte)('0' + (rest / 10 % 10)),
                (byte)('0' + (rest % 10)),
            ];
            Raw(digits.TrimEnd((byte)'0'));
        }
    }

    /// <summary>Writes true or false.</summary>
    public void Flag(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <summary>Writes an id with its quotes.</summary>
    public void Id(Guid value)
    {
        var room = Take(LengthOfId + 2);
        room[0] = room[^1] = (byte)'"';
        value.TryFormat(room[1..^1], out _);
    }

    /// <summary>Writes a point of time with its quotes, in UTC and to the tick.</summary>
    public void Time(DateTimeOffset value)
    {
        Raw("\""u8);
        value.UtcDateTime.TryFormat(Room(LongestNumber), out var written, "O", CultureInfo.InvariantCulture);
        _length += written;
        Raw("\""u8);
    }

    /// <summary>Writes a text with its quotes, free of secrets.</summary>
    public void Text(string value) => Verbatim(redact(value));

    /// <summary>Writes a text of our own making with its quotes.</summary>
    public void Verbatim(string value)
    {
        Raw("\""u8);
        if (value.AsSpan().IndexOfAnyExcept(Plain) < 0)
        {
            Encoding.ASCII.GetBytes(value, Take(value.Length));
        }
        else
        {
            // Half of a surrogate pair comes out as the replacement character.
            var escaped = JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value);
            Encoding.UTF8.GetBytes(escaped, Take(Encoding.UTF8.GetByteCount(escaped)));
        }

        Raw("\""u8);
    }

    /// <summary>Writes a comma, a name and a colon.</summary>
    public void Name(string name)
    {
        Raw(","u8);
        Verbatim(name);
        Raw(":"u8);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _length) = ([], 0);
    }

    private Span<byte> Take(int length)
    {
        var room = Room(length)[..length];
        _length += length;
        return room;
    }

    private Span<byte> Room(int length)
    {
        if (_bytes.Length - _length < length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + length));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsSpan(_length);
    }
}
