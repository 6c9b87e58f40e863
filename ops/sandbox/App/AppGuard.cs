using Screenalytics.Sandbox.Auth;
using Screenalytics.Sandbox.Http;

namespace Screenalytics.Sandbox.App;

/// <summary>Lets in signed-in users whose address is on the list.</summary>
internal sealed class AppGuard(SandboxOptions options) : IAppGuard
{
    public Answer? Refuse(string? authorization)
    {
        // A service's token is no user: nobody has signed in.
        if (
            Bearer.Token(authorization) is not { } token
            || Jwt.Verify(token, options.Secrets.JwtSecret, options.Time.GetUtcNow()) is not { } claims
            || string.IsNullOrEmpty(Jwt.Claim(claims, "sub"))
        )
        {
            return AppAnswers.Error(401, "unauthorized");
        }

        return
            Jwt.Claim(claims, "email") is { Length: > 0 } email
            && options.Secrets.AdminEmails.Contains(email, StringComparer.OrdinalIgnoreCase)
            ? null
            : AppAnswers.Error(403, "forbidden");
    }
}
