using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Cli.Doctor;
using Screenalytics.Ingest.Hosting.Configuration;

namespace Screenalytics.Ingest.Hosting.Doctor;

/// <summary>Looks at the configuration: what is wrong, and what a worker lacks.</summary>
internal static class ConfigurationExam
{
    private const string Area = "configuration";

    /// <summary>The findings.</summary>
    public static IEnumerable<DoctorLine> Lines(EffectiveConfiguration configuration)
    {
        foreach (var error in configuration.Errors)
        {
            yield return DoctorLine.Failed(
                Area,
                "setting",
                error,
                $"'{CliApplication.Name} config show' tells where each setting is from."
            );
        }

        foreach (var warning in configuration.Warnings)
        {
            yield return DoctorLine.Warning(Area, "setting", warning);
        }

        if (configuration.Errors.Count == 0)
        {
            yield return DoctorLine.Ok(Area, "settings", "Every setting is valid.");
        }

        yield return string.IsNullOrEmpty(configuration.Api.AdminSecret)
            ? DoctorLine.Warning(
                Area,
                "admin_secret",
                "SCREENALYTICS_ADMIN_SECRET is not set, so that a worker's HTTP API stays closed.",
                "Choose one with 'openssl rand -hex 32', for workers and their callers alike."
            )
            : DoctorLine.Ok(Area, "admin_secret", "The admin secret of the HTTP API is set.");
        yield return configuration.Trr is { ServiceRoleKey.Length: > 0, InternalAdminSharedSecret.Length: > 0 }
            ? DoctorLine.Ok(Area, "toggle_secrets", "The secrets of the seed toggle are set.")
            : DoctorLine.Warning(
                Area,
                "toggle_secrets",
                "The seed toggle's secrets are not all set: syncs don't need them, setting and clearing seeds does.",
                "Set TRR_CORE_SUPABASE_SERVICE_ROLE_KEY and TRR_INTERNAL_ADMIN_SHARED_SECRET."
            );
    }
}
