using System.Security.Cryptography;
using System.Text;

namespace Screenalytics.Ingest.RolloutGate.Evidence;

/// <summary>Signs manifests, and tells whether it signed one.</summary>
internal sealed class SigningKey
{
    /// <summary>How it signs.</summary>
    public const string Algorithm = "HMAC-SHA256";

    private const int Bytes = 32;
    private const int IdBytes = 8;

    private readonly byte[] _key;

    private SigningKey(byte[] secret)
    {
        _key = Derive(secret, "screenalytics gate: signature of a manifest, 1"u8);
        Id = Convert.ToHexStringLower(
            SHA256.HashData(Derive(secret, "screenalytics gate: id of a signing key, 1"u8)).AsSpan(..IdBytes)
        );
    }

    /// <summary>Which key it is; it tells nothing of the key.</summary>
    public string Id { get; }

    /// <summary>The key to sign with: the configured one, else the data folder's own, which is made when missing.</summary>
    /// <param name="options">The configuration.</param>
    /// <param name="dataDirectory">The data folder.</param>
    /// <exception cref="GateFileException">The data folder's key can't be used.</exception>
    public static SigningKey Of(GateOptions options, string dataDirectory) =>
        Configured(options) ?? FromSecret(SigningKeyFile.ReadOrMake(SigningKeyFile.In(dataDirectory)));

    /// <summary>The keys that are here to verify with; none is made.</summary>
    /// <param name="options">The configuration.</param>
    /// <param name="dataDirectory">The data folder.</param>
    /// <exception cref="GateFileException">The data folder's key can't be used.</exception>
    public static IReadOnlyList<SigningKey> Known(GateOptions options, string dataDirectory)
    {
        List<SigningKey> keys = Configured(options) is { } configured ? [configured] : [];
        if (SigningKeyFile.Read(SigningKeyFile.In(dataDirectory)) is { } own)
        {
            keys.Add(FromSecret(own));
        }

        return keys;
    }

    /// <summary>The key of a secret.</summary>
    public static SigningKey FromSecret(string secret) => new(Encoding.UTF8.GetBytes(secret.Trim()));

    /// <summary>Signs, in hexadecimal letters.</summary>
    public string Sign(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, bytes));

    /// <summary>Whether a signature is this key's of these bytes; how long it takes tells nothing.</summary>
    public bool Signed(ReadOnlySpan<byte> bytes, string signature) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(bytes)), Encoding.UTF8.GetBytes(signature));

    private static SigningKey? Configured(GateOptions options) =>
        string.IsNullOrWhiteSpace(options.SigningKey) ? null : FromSecret(options.SigningKey);

    // What is signed with and what names the key have nothing to do with each other.
    private static byte[] Derive(byte[] secret, ReadOnlySpan<byte> purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Bytes, info: purpose.ToArray());
}
