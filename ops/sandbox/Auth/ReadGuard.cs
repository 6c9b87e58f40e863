using System.Security.Cryptography;
using System.Text;
using Screenalytics.Sandbox.Http;

namespace Screenalytics.Sandbox.Auth;

/// <summary>Who may read: the service token's holder, and internal-admin JWTs where they are accepted.</summary>
internal sealed class ReadGuard(SandboxOptions options) : IReadGuard
{
    private readonly byte[] _token = Encoding.UTF8.GetBytes(options.Secrets.ServiceToken);
    private readonly string _expected = "Bearer " + options.Secrets.ServiceToken;
    private readonly bool _acceptsJwt = options.Version == BackendVersion.Later2026 || options.AcceptInternalAdminJwt;

    public Answer? Refuse(string? authorization)
    {
        if (authorization == _expected)
        {
            return null;
        }

        if (string.IsNullOrEmpty(authorization))
        {
            return Answers.Unauthorized("Authorization required");
        }

        if (Bearer.Token(authorization) is not { } presented)
        {
            return Answers.Unauthorized("Invalid authorization header");
        }

        var known = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(presented), _token);
        return known || (_acceptsJwt && IsInternalAdmin(presented))
            ? null
            : Answers.Unauthorized("Invalid service token");
    }

    private bool IsInternalAdmin(string presented) =>
        InternalAdminToken.IsValid(presented, options.Secrets.InternalAdminSecret, options.Time.GetUtcNow());
}
