using System.Security.Cryptography;
using System.Text;
using Screenalytics.Ingest.Api;
using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>
/// Turns proofs into what the database knows them by. The keys come from the secrets that one signs in with: whoever changes
/// one ends its sessions, and every worker of the cluster has the same.
/// </summary>
internal sealed class SessionKeys(ApiOptions api, ConsoleOptions console)
{
    private const int Length = 32;

    private readonly byte[]? _secret = KeyOf(api.AdminSecret, "screenalytics console: sessions by the admin secret");
    private readonly byte[]? _token = KeyOf(console.JwtSecret, "screenalytics console: sessions by a user's token");

    /// <summary>The hash of a proof; null when nobody can sign in that way any more.</summary>
    public byte[]? HashOf(SessionProof proof) =>
        (proof.Method == SignInMethods.Secret ? _secret : _token) is { } key
            ? HMACSHA256.HashData(key, proof.Bits)
            : null;

    private static byte[]? KeyOf(string? secret, string purpose) =>
        string.IsNullOrEmpty(secret)
            ? null
            : HKDF.DeriveKey(
                HashAlgorithmName.SHA256,
                Encoding.UTF8.GetBytes(secret),
                Length,
                info: Encoding.ASCII.GetBytes(purpose)
            );
}
