using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>The name that a cluster's processes carry in their titles.</summary>
internal static class ClusterName
{
    private const int HashBytes = 6;

    /// <summary>The same for every program on this data, and another one for a copy of it.</summary>
    public static string Of(ClusterLayout layout, string password)
    {
        var origin = string.Create(
            CultureInfo.InvariantCulture,
            $"{password} {Posix.FactsOf(layout.Data, followLink: true)?.Inode}"
        );
        // 48 bits of a hash give nothing of the password away.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(origin)).AsSpan(0, HashBytes);
        return "screenalytics-" + Convert.ToHexStringLower(hash);
    }
}
