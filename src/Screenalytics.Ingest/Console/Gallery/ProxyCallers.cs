using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Console.Gallery;

/// <summary>
/// Who may use the proxy: an allowlisted admin, by the console's session or by a user's token of TRR, as TRR-APP takes it.
/// </summary>
internal sealed class ProxyCallers(ConsoleSessions sessions, UserTokens tokens, RoleLists roles, TimeProvider time)
{
    private const string Scheme = "Bearer ";

    /// <summary>Lets a caller in, who is the request's user from then on, or tells why not.</summary>
    /// <returns>The refusal, or null.</returns>
    public async Task<ProxyRefusal?> RefuseAsync(HttpContext context)
    {
        // What a proxy in front has browsers send with everything is no token of ours.
        var isBearer = context.Request.Headers.Authorization is [{ } header] && IsToken(header);
        var session = isBearer ? await OfTokenAsync(context) : await sessions.FindAsync(context);
        if (session is null)
        {
            return ProxyRefusal.Unauthorized;
        }

        context.Features.Set(session);
        return !session.User.Can(ConsoleRole.Admin) ? ProxyRefusal.Forbidden
            // Nobody else's page can make a browser send a token.
            : isBearer || (SameOrigin.IsSaidBy(context.Request) && await Antiforgery.IsInAsync(context)) ? null
            : ProxyRefusal.Forged;
    }

    private static bool IsToken(string header) => header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    // A token is no session: it proves its bearer once, and leaves nothing behind.
    private async Task<OpenSession?> OfTokenAsync(HttpContext context)
    {
        if (
            context.Request.Headers.Authorization is not [{ } header]
            || await tokens.ReadAsync(header[Scheme.Length..].Trim()) is not { Email: { } email }
        )
        {
            return null;
        }

        var now = time.GetUtcNow();
        return new OpenSession(
            new SessionView
            {
                SessionId = Guid.Empty,
                Name = email,
                Method = SignInMethods.Token,
                Role = roles.Of(email) ?? ConsoleRole.Viewer,
                CreatedAt = now,
                SeenAt = now,
                ExpiresAt = now,
            },
            SessionProof.New(SignInMethods.Token)
        );
    }
}
