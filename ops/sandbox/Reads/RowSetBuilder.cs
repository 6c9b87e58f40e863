using System.Buffers.Text;
using System.Text;

namespace Screenalytics.Sandbox.Reads;

/// <summary>Writes rows the way the backend's JSON encoder does: no blanks, UTF-8 as it is, Python's escapes.</summary>
internal sealed class RowSetBuilder
{
    private readonly List<int> _ends = [];
    private readonly List<int> _ties = [];
    private byte[] _text = new byte[512];
    private int _length;
    private bool _tied;

    public int Count => _ends.Count;

    /// <summary>Starts a row; <paramref name="sameRank"/> says that nothing orders it against the row before.</summary>
    public void BeginRow(bool sameRank = false)
    {
        if (_ends.Count > 0)
        {
            Byte((byte)',');
        }

        _tied |= sameRank;
        _ties.Add(_ties.Count == 0 ? 0 : _ties[^1] + (sameRank ? 0 : 1));
        Byte((byte)'{');
    }

    public void EndRow()
    {
        Byte((byte)'}');
        _ends.Add(_length);
    }

    /// <summary>Writes JSON text as it stands (a name with its colon, a literal).</summary>
    public void Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Reserve(json.Length));
        _length += json.Length;
    }

    public void Id(Guid id)
    {
        var span = Reserve(38);
        span[0] = (byte)'"';
        Utf8Formatter.TryFormat(id, span[1..], out _);
        span[37] = (byte)'"';
        _length += 38;
    }

    public void Number(int? value)
    {
        if (value is not { } number)
        {
            Raw("null"u8);
            return;
        }

        Utf8Formatter.TryFormat(number, Reserve(11), out var written);
        _length += written;
    }

    public void Boolean(bool value) => Raw(value ? "true"u8 : "false"u8);

    public void Text(string? value)
    {
        if (value is null)
        {
            Raw("null"u8);
            return;
        }

        Byte((byte)'"');
        var span = Reserve(Encoding.UTF8.GetMaxByteCount(value.Length));
        var written = Encoding.UTF8.GetBytes(value, span);
        if (NeedsEscape(span[..written]))
        {
            Escaped(span[..written].ToArray());
        }
        else
        {
            _length += written;
        }

        Byte((byte)'"');
    }

    public RowSet Build() =>
        _ends.Count == 0 ? RowSet.Empty : new RowSet(_text[.._length], [.. _ends], _tied ? [.. _ties] : null);

    public void Clear()
    {
        _ends.Clear();
        _ties.Clear();
        _length = 0;
        _tied = false;
    }

    private static bool NeedsEscape(ReadOnlySpan<byte> utf8) =>
        utf8.ContainsAny((byte)'"', (byte)'\\') || utf8.ContainsAnyInRange((byte)0, (byte)0x1F);

    private void Escaped(byte[] utf8)
    {
        foreach (var b in utf8)
        {
            switch (b)
            {
                case (byte)'"':
                    Raw("\\\""u8);
                    break;
                case (byte)'\\':
                    Raw("\\\\"u8);
                    break;
                case (byte)'\n':
                    Raw("\\n"u8);
                    break;
                case (byte)'\r':
                    Raw("\\r"u8);
                    break;
                case (byte)'\t':
                    Raw("\\t"u8);
                    break;
                case < 0x20:
                    Raw(Encoding.ASCII.GetBytes($"\\u{(int)b:x4}"));
                    break;
                default:
                    Byte(b);
                    break;
            }
        }
    }

    private void Byte(byte value)
    {
        Reserve(1)[0] = value;
        _length++;
    }

    private Span<byte> Reserve(int size)
    {
        if (_text.Length - _length < size)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + size));
        }

        return _text.AsSpan(_length);
    }
}
