using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.Storage;

namespace Screenalytics.Ingest.Hosting.Configuration;

/// <summary>The rules of what a rollout gate, the seeds' verbs and the console need besides the backend.</summary>
internal static class GateRules
{
    /// <summary>Letters that a signing key has at least.</summary>
    public const int LeastKeyLength = 16;

    private const string TrrUrl = "TrrDatabase:Url";
    private const string AppUrl = "Gate:AppUrl";
    private const string AdminToken = "Gate:AppAdminToken";
    private const string UserToken = "Gate:AppUserToken";
    private const string SigningKey = "Gate:SigningKey";

    /// <summary>Adds what is wrong to the configuration's errors.</summary>
    public static void Check(EffectiveConfiguration configuration)
    {
        CheckAppUrl(configuration);
        HeaderRule.Check(configuration, AdminToken, configuration.Gate.AppAdminToken);
        HeaderRule.Check(configuration, UserToken, configuration.Gate.AppUserToken);
        CheckTokensDiffer(configuration);
        if (configuration.Gate.SigningKey is { Length: < LeastKeyLength })
        {
            configuration.Errors.Add(
                $"{configuration.Named(SigningKey)} is too short to sign with: give {LeastKeyLength} letters at least; "
                    + "'openssl rand -hex 32' makes a good one."
            );
        }
    }

    /// <summary>Where TRR's own database is; what is wrong with it goes to the configuration's errors.</summary>
    public static DatabaseUrl? PlaceOf(EffectiveConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration.TrrDatabase.Url))
        {
            return null;
        }

        if (DatabaseUrl.TryParse(configuration.TrrDatabase.Url, out var url, out var error, "TRR_DB_URL"))
        {
            return url.With(configuration.Redactor);
        }

        configuration.Errors.Add($"{configuration.Named(TrrUrl)}: {error}");
        return null;
    }

    private static void CheckAppUrl(EffectiveConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration.Gate.AppUrl))
        {
            return;
        }

        // The value is not repeated: one with a user's name in it holds a password too.
        if (!AppAddress.TryParse(configuration.Gate.AppUrl, out var url))
        {
            configuration.Errors.Add($"{configuration.Named(AppUrl)} is no address of TRR-APP: {AppAddress.Form}.");
        }
        else if (url is { Scheme: "http", IsLoopback: false })
        {
            configuration.Warnings.Add(
                $"{configuration.Named(AppUrl)} is plain http to {url.Authority}: the tokens travel unencrypted."
            );
        }
    }

    // One token for both would make the app look open to everybody, or closed to all.
    private static void CheckTokensDiffer(EffectiveConfiguration configuration)
    {
        if (
            configuration.Gate.AppAdminToken is { Length: > 0 } admin
            && string.Equals(admin, configuration.Gate.AppUserToken, StringComparison.Ordinal)
        )
        {
            configuration.Errors.Add(
                $"{configuration.Named(AdminToken)} and {configuration.Named(UserToken)} are the same token: the latter "
                    + "is one of a user who is not on the app's list of admins."
            );
        }
    }
}
