using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>Reads the tokens that TRR hands to its users: JWTs signed with HS256, and nothing else.</summary>
internal sealed class UserTokens(ConsoleOptions options, TimeProvider time)
{
    /// <summary>Letters that the secret has at least: HS256 wants 256 bits.</summary>
    public const int LeastSecretLength = 32;

    private const int MostLength = 8192;
    private const string Service = "service_role";

    // By how much the clocks of TRR and of this machine may disagree.
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = MostLength };
    private readonly TokenValidationParameters? _parameters = string.IsNullOrEmpty(options.JwtSecret)
        ? null
        : new TokenValidationParameters
        {
            IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(options.JwtSecret)),
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            RequireSignedTokens = true,
            TryAllIssuerSigningKeys = true,
            // TRR's contract names neither, and its key is its own; the time is looked at once the signature has proved right.
#pragma warning disable CA5404
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
#pragma warning restore CA5404
        };

    /// <summary>Whether tokens can be read at all.</summary>
    public bool AreTaken => _parameters is not null;

    /// <summary>Whether a text has a token's form.</summary>
    public static bool Look(string text) =>
        text.StartsWith("eyJ", StringComparison.Ordinal) && text.Count(letter => letter == '.') == 2;

    /// <summary>Reads one.</summary>
    public async Task<UserToken> ReadAsync(string text)
    {
        if (_parameters is null || !Look(text))
        {
            return new UserToken(null, TokenFault.NotGenuine);
        }

        var result = await _handler.ValidateTokenAsync(text, _parameters);
        if (!result.IsValid || result.SecurityToken is not JsonWebToken token)
        {
            return new UserToken(null, TokenFault.NotGenuine);
        }

        if (FaultOfTime(token) is { } fault)
        {
            return new UserToken(null, fault);
        }

        return
            TextOf(token, "role") != Service
            && TextOf(token, "email")?.Trim() is { Length: > 0 and <= 254 } email
            && !email.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter))
            ? new UserToken(Lowered(email), null)
            : new UserToken(null, TokenFault.NotAUsers);
    }

    private TokenFault? FaultOfTime(JsonWebToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return token.ValidTo == DateTime.MinValue ? TokenFault.Endless
            : token.ValidTo + Skew <= now ? TokenFault.Expired
            : token.ValidFrom != DateTime.MinValue && token.ValidFrom - Skew > now ? TokenFault.NotYetValid
            : null;
    }

    // One person is one name in the trail. Letters outside ASCII stay: one that merely looks like another is not it.
    private static string Lowered(string email) =>
        string.Concat(email.Select(letter => char.IsAsciiLetterUpper(letter) ? (char)(letter | 0x20) : letter));

    private static string? TextOf(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<object>(claim, out var value) ? value as string : null;
}
