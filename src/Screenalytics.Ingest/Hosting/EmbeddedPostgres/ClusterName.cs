using System.Security.Cryptography;
using System.Text;

namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>The name that a cluster's processes carry in their titles.</summary>
internal static class ClusterName
{
    private const int HashBytes = 6;

    /// <summary>The same for every program that knows the cluster's password, and for no other cluster.</summary>
    public static string From(string password) =>
        "screenalytics-"
        + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(password)).AsSpan(0, HashBytes));
}
