using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Hosting.Configuration;

/// <summary>The rules between the settings of TRR-Backend.</summary>
internal static class BackendRules
{
    private const string ApiUrl = "Trr:ApiUrl";
    private const string ServiceToken = "Trr:ServiceToken";
    private const string SharedSecret = "Trr:InternalAdminSharedSecret";
    private const string ServiceRoleKey = "Trr:ServiceRoleKey";

    /// <summary>Adds what is wrong to the configuration's errors.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="required">Whether the backend's address and a credential must be there.</param>
    public static void Check(EffectiveConfiguration configuration, bool required)
    {
        CheckAddress(configuration, required);
        HeaderRule.Check(configuration, ServiceToken, configuration.Trr.ServiceToken);
        HeaderRule.Check(configuration, SharedSecret, configuration.Trr.InternalAdminSharedSecret);
        HeaderRule.Check(configuration, ServiceRoleKey, configuration.Trr.ServiceRoleKey);
        CheckCredential(configuration, required);
        CheckDurations(configuration);
    }

    private static void CheckAddress(EffectiveConfiguration configuration, bool required)
    {
        var given = configuration.IsGiven(ApiUrl);
        if (!given && !required)
        {
            return;
        }

        if (!BackendAddress.TryParse(configuration.Trr.ApiUrl, out var address, out var error))
        {
            configuration.Errors.Add($"{configuration.Named(ApiUrl)} {error}.");
        }
        else if (address is { IsPlainHttp: true, IsLoopback: false })
        {
            configuration.Warnings.Add(
                $"{configuration.Named(ApiUrl)} is plain http to {address.Host}: the credential travels unencrypted."
            );
        }
    }

    private static void CheckCredential(EffectiveConfiguration configuration, bool required)
    {
        var trr = configuration.Trr;
        var (token, secret) = (
            !string.IsNullOrEmpty(trr.ServiceToken),
            !string.IsNullOrEmpty(trr.InternalAdminSharedSecret)
        );
        var error = trr.Auth switch
        {
            TrrAuthModes.ServiceToken when !token =>
                "Trr:Auth is service_token, but there is no service token: set SCREENALYTICS_SERVICE_TOKEN.",
            TrrAuthModes.InternalJwt when !secret =>
                "Trr:Auth is internal_jwt, but there is no shared secret: set TRR_INTERNAL_ADMIN_SHARED_SECRET.",
            null or "" when required && !token && !secret =>
                "Trr:ServiceToken (SCREENALYTICS_SERVICE_TOKEN) is missing, and so is "
                    + "Trr:InternalAdminSharedSecret (TRR_INTERNAL_ADMIN_SHARED_SECRET): set one of them.",
            _ => null,
        };
        if (error is not null)
        {
            configuration.Errors.Add(error);
        }
    }

    private static void CheckDurations(EffectiveConfiguration configuration)
    {
        var trr = configuration.Trr;
        if (trr.AttemptTimeout > trr.TotalTimeout)
        {
            configuration.Errors.Add(
                $"Trr:AttemptTimeout ({Durations.Show(trr.AttemptTimeout)}) is longer than Trr:TotalTimeout "
                    + $"({Durations.Show(trr.TotalTimeout)}), which holds all attempts: raise the latter."
            );
        }

        if (trr.RetryBaseDelay > trr.RetryMaxDelay)
        {
            configuration.Errors.Add(
                $"Trr:RetryBaseDelay ({Durations.Show(trr.RetryBaseDelay)}) is longer than Trr:RetryMaxDelay "
                    + $"({Durations.Show(trr.RetryMaxDelay)}): raise the latter."
            );
        }
    }
}
