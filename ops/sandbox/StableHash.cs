using System.Security.Cryptography;
using System.Text;

namespace Screenalytics.Sandbox;

/// <summary>Hashes that are the same in every process: ids from names, and decisions from seeds.</summary>
internal static class StableHash
{
    /// <summary>The id that belongs to a name.</summary>
    public static Guid Id(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes("trr-sandbox/" + name)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Mixes two numbers into one that looks random.</summary>
    public static ulong Mix(ulong a, ulong b)
    {
        var x = a + (b * 0x9E37_79B9_7F4A_7C15) + 0x9E37_79B9_7F4A_7C15;
        x = (x ^ (x >> 30)) * 0xBF58_476D_1CE4_E5B9;
        x = (x ^ (x >> 27)) * 0x94D0_49BB_1331_11EB;
        return x ^ (x >> 31);
    }

    /// <summary>Mixes an id in.</summary>
    public static ulong Mix(ulong a, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return Mix(Mix(a, BitConverter.ToUInt64(bytes)), BitConverter.ToUInt64(bytes[8..]));
    }

    /// <summary>A fraction from 0 up to, but without, 1.</summary>
    public static double Fraction(ulong hash) => (hash >> 11) * (1.0 / (1UL << 53));
}
