using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Cli.Seeds;
using Screenalytics.Ingest.Hosting.Configuration;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Hosting;

/// <summary>Composes what the <c>seeds</c> verbs speak to; each needs its own settings and no others.</summary>
internal static class SeedSessions
{
    /// <summary>Opens the galleries of TRR's database.</summary>
    /// <exception cref="BadConfigurationException"><c>TRR_DB_URL</c> is missing.</exception>
    public static ISeedGallery OpenGallery(EffectiveConfiguration configuration) =>
        new SeedGallerySession(
            TrrGalleries.Open(configuration)
                ?? throw new BadConfigurationException([
                    Missing(configuration, "TrrDatabase:Url", "link ids and flags are read from TRR's own database"),
                ]),
            configuration.Redactor
        );

    /// <summary>Opens the backend's seed toggle.</summary>
    /// <exception cref="BadConfigurationException">The backend's address or a secret of the toggle is missing.</exception>
    public static ISeedToggle OpenToggle(EffectiveConfiguration configuration, TimeProvider time)
    {
        var trr = configuration.Trr;
        var errors = new List<string>();
        foreach (
            var (key, value, why) in new[]
            {
                ("Trr:ApiUrl", trr.ApiUrl, "it names the backend whose toggle is called"),
                ("Trr:ServiceRoleKey", trr.ServiceRoleKey, "the seed toggle is called as service role"),
                ("Trr:InternalAdminSharedSecret", trr.InternalAdminSharedSecret, "the seed toggle asks for it"),
            }
        )
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                errors.Add(Missing(configuration, key, why));
            }
        }

        return errors.Count > 0
            ? throw new BadConfigurationException(errors)
            : new SeedToggleSession(TrrBackendServices.Create(trr, Jitter.Next, time, configuration.Redactor));
    }

    private static string Missing(EffectiveConfiguration configuration, string key, string why) =>
        $"{configuration.Named(key)} is missing: {why}; set {SettingCatalog.ByKey[key].PreferredName}.";
}
