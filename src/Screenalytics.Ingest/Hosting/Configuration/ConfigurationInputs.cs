using System.Collections;
using Microsoft.Extensions.Configuration.UserSecrets;
using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Diagnostics.Redaction;

namespace Screenalytics.Ingest.Hosting.Configuration;

/// <summary>Where configuration is read from.</summary>
internal sealed record ConfigurationInputs
{
    private const string FileName = "appsettings.json";
    private const string UserSecretsId = "screenalytics-ingest";
    private const string EnvironmentVariable = "DOTNET_ENVIRONMENT";
    private const string Development = "Development";

    /// <summary>The settings files, the weakest first; one that is not there is passed over.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The user secrets' file, or null outside development.</summary>
    public string? UserSecretsFile { get; init; }

    /// <summary>The environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What the command line sets.</summary>
    public IReadOnlyList<SettingOverride> Overrides { get; init; } = [];

    /// <summary>Learns the secrets that are read.</summary>
    public Redactor Redactor { get; init; } = new();

    /// <summary>The clock: a schedule must come due some time.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The inputs of this process.</summary>
    public static ConfigurationInputs OfProcess(IReadOnlyList<SettingOverride> overrides)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
        {
            environment[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        // A relative path: the working folder may have been removed under the program.
        string[] files =
        [
            Path.Combine(AppContext.BaseDirectory, FileName),
            File.Exists(FileName) ? Path.GetFullPath(FileName) : FileName,
        ];
        return new ConfigurationInputs
        {
            Files = [.. files.Distinct(StringComparer.Ordinal)],
            UserSecretsFile =
                environment.GetValueOrDefault(EnvironmentVariable) == Development
                    ? PathHelper.GetSecretsPathFromSecretsId(UserSecretsId)
                    : null,
            Environment = environment,
            Overrides = overrides,
        };
    }
}
