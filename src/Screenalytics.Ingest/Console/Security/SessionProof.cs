using System.Buffers.Text;
using System.Security.Cryptography;
using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>What proves a session: 256 random bits, and how its user signed in. It is the cookie's value.</summary>
internal sealed class SessionProof
{
    private const int Length = 32;
    private const char BySecret = 's';
    private const char ByToken = 't';

    private static readonly byte[] ForForms = "screenalytics console: changes"u8.ToArray();

    private readonly byte[] _bits;

    private SessionProof(string method, byte[] bits) => (Method, _bits) = (method, bits);

    /// <summary>One of <see cref="SignInMethods"/>.</summary>
    public string Method { get; }

    /// <summary>The bits.</summary>
    public ReadOnlySpan<byte> Bits => _bits;

    /// <summary>Makes a new one.</summary>
    public static SessionProof New(string method) => new(method, RandomNumberGenerator.GetBytes(Length));

    /// <summary>Reads a cookie's value; null when it can be none.</summary>
    public static SessionProof? Read(string? cookie)
    {
        if (cookie is not { Length: 44 } || !Base64Url.IsValid(cookie.AsSpan(1), out var length) || length != Length)
        {
            return null;
        }

        var method =
            cookie[0] == BySecret ? SignInMethods.Secret
            : cookie[0] == ByToken ? SignInMethods.Token
            : null;
        return method is null ? null : new SessionProof(method, Base64Url.DecodeFromChars(cookie.AsSpan(1)));
    }

    /// <summary>The cookie's value.</summary>
    public string ToCookie() => (Method == SignInMethods.Secret ? BySecret : ByToken) + Base64Url.EncodeToString(_bits);

    /// <summary>What the forms of its pages carry; it tells nothing of the proof.</summary>
    public string FormToken() => Base64Url.EncodeToString(HMACSHA256.HashData(_bits, ForForms));

    /// <summary>Nothing of it.</summary>
    public override string ToString() => nameof(SessionProof);
}
