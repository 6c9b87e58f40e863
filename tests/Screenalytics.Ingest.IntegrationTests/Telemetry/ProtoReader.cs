using System.Buffers.Binary;
using System.Text;

namespace Screenalytics.Ingest.IntegrationTests.Telemetry;

/// <summary>Reads protobuf's wire format, a field after the other; it knows no schema.</summary>
internal ref struct ProtoReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;
    private ReadOnlySpan<byte> _content;
    private ulong _number;

    /// <summary>The field's number.</summary>
    public int Field { get; private set; }

    /// <summary>The content of a text, of bytes, or of a message.</summary>
    public readonly ReadOnlySpan<byte> Bytes => _content;

    /// <summary>The content as text.</summary>
    public readonly string Text => Encoding.UTF8.GetString(_content);

    /// <summary>The content in lower-case hexadecimal digits.</summary>
    public readonly string Hex => Convert.ToHexStringLower(_content);

    /// <summary>A whole number.</summary>
    public readonly long Number => (long)_number;

    /// <summary>A number of eight bytes as floating point.</summary>
    public readonly double Double => BitConverter.UInt64BitsToDouble(_number);

    /// <summary>Goes to the next field.</summary>
    public bool Read()
    {
        if (_left.IsEmpty)
        {
            return false;
        }

        var key = Varint();
        Field = (int)(key >> 3);
        _content = [];
        _number = 0;
        switch (key & 7)
        {
            case 0:
                _number = Varint();
                break;
            case 1:
                _number = BinaryPrimitives.ReadUInt64LittleEndian(Take(8));
                break;
            case 2:
                _content = Take((int)Varint());
                break;
            case 5:
                _number = BinaryPrimitives.ReadUInt32LittleEndian(Take(4));
                break;
            default:
                throw new InvalidDataException($"Wire type {key & 7} of field {Field}.");
        }

        return true;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        var taken = _left[..length];
        _left = _left[length..];
        return taken;
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
