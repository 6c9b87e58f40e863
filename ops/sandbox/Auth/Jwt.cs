using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Screenalytics.Sandbox.Auth;

/// <summary>Makes and checks HS256 tokens.</summary>
internal static class Jwt
{
    private const string Header = """{"alg":"HS256","typ":"JWT"}""";

    public static string Sign(JsonObject claims, string secret)
    {
        var head = $"{Encode(Encoding.UTF8.GetBytes(Header))}.{Encode(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        return $"{head}.{Encode(Signature(head, secret))}";
    }

    /// <summary>The claims of a token that is well-formed, signed with the secret and valid now; else null.</summary>
    public static JsonElement? Verify(string token, string secret, DateTimeOffset now)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || !TryDecode(parts[0], out var header) || !TryDecode(parts[1], out var payload))
        {
            return null;
        }

        try
        {
            using var head = JsonDocument.Parse(header);
            if (Claim(head.RootElement, "alg") != "HS256" || !TryDecode(parts[2], out var signature))
            {
                return null;
            }

            if (!CryptographicOperations.FixedTimeEquals(signature, Signature($"{parts[0]}.{parts[1]}", secret)))
            {
                return null;
            }

            using var body = JsonDocument.Parse(payload);
            var claims = body.RootElement.Clone();
            var seconds = now.ToUnixTimeSeconds();
            return Time(claims, "exp", long.MaxValue) > seconds && Time(claims, "nbf", 0) <= seconds ? claims : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The claims of a token whoever signed it; null when it is none.</summary>
    public static JsonElement? Unverified(string token)
    {
        try
        {
            var parts = token.Split('.');
            return parts.Length == 3 && TryDecode(parts[1], out var payload)
                ? JsonSerializer.Deserialize<JsonElement>(payload)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A claim that is text, or the only entry of a list of texts.</summary>
    public static string? Claim(JsonElement claims, string name) =>
        claims.ValueKind == JsonValueKind.Object && claims.TryGetProperty(name, out var claim) ? Text(claim) : null;

    public static long Time(JsonElement claims, string name, long missing) =>
        claims.ValueKind == JsonValueKind.Object && claims.TryGetProperty(name, out var claim)
            ? claim.ValueKind == JsonValueKind.Number && claim.TryGetDouble(out var seconds)
                ? (long)seconds
                : long.MinValue
            : missing;

    private static string? Text(JsonElement claim) =>
        claim.ValueKind switch
        {
            JsonValueKind.String => claim.GetString(),
            JsonValueKind.Array when claim.GetArrayLength() == 1 => Text(claim[0]),
            _ => null,
        };

    private static byte[] Signature(string text, string secret) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(text));

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = [];
        if (!Base64Url.IsValid(text))
        {
            return false;
        }

        bytes = Base64Url.DecodeFromChars(text);
        return true;
    }
}
