using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Hosting.Configuration;

namespace Screenalytics.Ingest.Tests.Hosting;

/// <summary>Reads configurations from given sources, none of them this machine's.</summary>
internal static class Settings
{
    /// <summary>What a sync against a loopback sandbox needs.</summary>
    public static readonly (string, string)[] Sandbox =
    [
        ("TRR_API_URL", "http://127.0.0.1:8000"),
        ("SCREENALYTICS_SERVICE_TOKEN", "token-canary"),
    ];

    public static EffectiveConfiguration Read(
        (string Name, string Value)[]? environment = null,
        string[]? files = null,
        string? userSecrets = null,
        (string Key, string? Value)[]? overrides = null,
        bool forSync = true
    ) =>
        EffectiveConfiguration.Read(
            new ConfigurationInputs
            {
                Files = files ?? [],
                UserSecretsFile = userSecrets,
                Environment = (environment ?? []).ToDictionary(pair => pair.Name, pair => pair.Value),
                Overrides =
                [
                    .. (overrides ?? []).Select(pair => new SettingOverride(pair.Key, pair.Value, $"--{pair.Key}")),
                ],
            },
            forSync
        );

    public static SettingRow Row(this EffectiveConfiguration configuration, string key) =>
        configuration.ToSheet().Settings.Single(row => row.Key == key);
}
