using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Everybody whom the toggle has to refuse.</summary>
internal static class GuardCases
{
    private static readonly int[] Forbidden = [403];
    private static readonly int[] Unauthorized = [401];

    // Later backends answer a token that they can't read as they answer a stranger.
    private static readonly int[] Either = [401, 403];

    /// <summary>All of them, with the credentials that are configured.</summary>
    public static IEnumerable<GuardCase> Of(GateSecrets secrets, DateTimeOffset now)
    {
        var (role, secret) = (secrets.ServiceRole, secrets.SharedSecret);
        var noRole = role is null ? GateSecrets.ServiceRoleSetting : null;
        var noSecret = secret is null ? GateSecrets.SharedSecretSetting : null;
        yield return new GuardCase("no_token", "A caller without a token", null, null, Unauthorized);
        yield return new GuardCase(
            "secret_alone",
            "The shared secret without a token",
            null,
            secret,
            Unauthorized,
            noSecret
        );
        yield return new GuardCase(
            "garbage_token",
            "A token of random letters, with the right secret",
            GateSecrets.WrongToken(),
            secret,
            Either,
            noSecret
        );
        yield return new GuardCase(
            "forged_token",
            "A service role's token signed with a key of random letters, with the right secret",
            ForgedToken.Of(now),
            secret,
            Either,
            noSecret
        );
        yield return new GuardCase(
            "without_secret",
            "The service role without the secret",
            role,
            null,
            Forbidden,
            noRole
        );
        yield return new GuardCase(
            "empty_secret",
            "The service role with an empty secret",
            role,
            new RawSecret("", "an empty secret"),
            Forbidden,
            noRole
        );
        yield return new GuardCase(
            "wrong_secret",
            "The service role with a wrong secret",
            role,
            GateSecrets.WrongSecret(),
            Forbidden,
            noRole
        );
        if (secrets.ReadsToken is { } reads)
        {
            yield return new GuardCase(
                "reads_token",
                "The reads' static token, with the right secret",
                reads,
                secret,
                Either,
                noSecret
            );
        }

        yield return new GuardCase(
            "user_with_secret",
            "A user who is not on the list, with the right secret",
            secrets.User,
            secret,
            Forbidden,
            secrets.User is null ? GateSecrets.UserSetting : noSecret
        );
    }
}
