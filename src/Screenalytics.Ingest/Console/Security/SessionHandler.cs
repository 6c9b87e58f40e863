using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>The framework's door to sessions: a cookie that the store knows, looked up at every request.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ConsoleSessions sessions
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme's name.</summary>
    public new const string Scheme = "console";

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // What is open to all, the API and the health checks among it, asks no database who comes.
        if (
            Context.GetEndpoint() is not RouteEndpoint endpoint
            || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        )
        {
            return AuthenticateResult.NoResult();
        }

        if (await sessions.FindAsync(Context) is not { } session)
        {
            return AuthenticateResult.NoResult();
        }

        Context.Features.Set(session);
        return AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(session), Scheme));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Refusal.NotSignedIn(Context).ExecuteAsync(Context);

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Refusal.NotAllowed(Context).ExecuteAsync(Context);

    private static ClaimsPrincipal PrincipalOf(OpenSession session) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.Name, session.View.Name),
                    new Claim(ClaimTypes.Role, EnumNames.Of(session.View.Role)),
                ],
                Scheme
            )
        );
}
