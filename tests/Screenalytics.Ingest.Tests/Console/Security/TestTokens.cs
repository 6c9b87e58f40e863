using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Screenalytics.Ingest.Tests.Console.Security;

/// <summary>Tokens as TRR makes them, and as others might.</summary>
internal static class TestTokens
{
    public const string Secret = "a-jwt-secret-of-32-letters-or-more";

    public static string User(
        DateTimeOffset now,
        string? email = "admin@example.test",
        string secret = Secret,
        Action<JsonObject>? change = null
    )
    {
        var claims = new JsonObject
        {
            ["sub"] = "5f0c1d2e-0000-4000-8000-000000000001",
            ["role"] = "authenticated",
            ["aud"] = "authenticated",
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        };
        if (email is not null)
        {
            claims["email"] = email;
        }

        change?.Invoke(claims);
        return Sign("HS256", claims, head => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), head));
    }

    public static string Sign(string algorithm, JsonObject claims, Func<byte[], byte[]> sign)
    {
        var head = $"{Encode(new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT" })}.{Encode(claims)}";
        return $"{head}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(head)))}";
    }

    /// <summary>A token's claims, signed otherwise.</summary>
    public static string Resign(string token, string algorithm, Func<byte[], byte[]> sign) =>
        Sign(algorithm, JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!.AsObject(), sign);

    private static string Encode(JsonObject part) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
