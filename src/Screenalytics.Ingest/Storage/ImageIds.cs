using System.Buffers.Binary;

namespace Screenalytics.Ingest.Storage;

/// <summary>
/// Consecutive UUIDv7 for the images of one batch: one draw of randomness for all, and an order that lets the primary
/// key's index grow at its end.
/// </summary>
internal readonly struct ImageIds
{
    // The counter's highest bit starts clear, so that counting cannot reach the variant's bits.
    private static readonly UInt128 CounterTop = UInt128.One << 61;
    private readonly UInt128 _first;

    private ImageIds(UInt128 first) => _first = first;

    /// <summary>Starts a sequence at a moment.</summary>
    public static ImageIds From(DateTimeOffset moment) => new(ToNumber(Guid.CreateVersion7(moment)) & ~CounterTop);

    /// <summary>The id of the image at this index.</summary>
    public Guid this[int index]
    {
        get
        {
            Span<byte> bytes = stackalloc byte[16];
            BinaryPrimitives.WriteUInt128BigEndian(bytes, _first + (UInt128)(uint)index);
            return new Guid(bytes, bigEndian: true);
        }
    }

    /// <summary>The index of an id of this sequence.</summary>
    public int IndexOf(Guid id) => (int)(ToNumber(id) - _first);

    private static UInt128 ToNumber(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
