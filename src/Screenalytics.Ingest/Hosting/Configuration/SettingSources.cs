using Screenalytics.Ingest.Diagnostics;
using Screenalytics.Ingest.Hosting.Configuration.Schedules;

namespace Screenalytics.Ingest.Hosting.Configuration;

/// <summary>
/// Gathers what every source says. The strongest is the command line, then the environment, user secrets, the file in
/// the working folder, the file beside the program.
/// </summary>
internal sealed class SettingSources
{
    private readonly ConfigurationInputs _inputs;
    private readonly Dictionary<string, SettingEntry> _values = new(StringComparer.Ordinal);

    private SettingSources(ConfigurationInputs inputs) => _inputs = inputs;

    /// <summary>What is wrong with the sources.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>The strongest value of every key that has one, by the catalog's key.</summary>
    public IReadOnlyDictionary<string, SettingEntry> Values => _values;

    /// <summary>Reads all sources.</summary>
    public static SettingSources Read(ConfigurationInputs inputs)
    {
        var sources = new SettingSources(inputs);
        foreach (var file in inputs.Files)
        {
            sources.AddAll(SettingsFile.Read(file, OriginOf(file), sources.Errors));
        }

        if (inputs.UserSecretsFile is { } secrets)
        {
            sources.AddAll(SettingsFile.Read(secrets, "user secrets", sources.Errors));
        }

        sources.AddEnvironment();
        sources.AddCommandLine();
        return sources;
    }

    /// <summary>Names a file as an origin.</summary>
    public static string OriginOf(string file) => $"file {file}";

    private void AddAll(List<SettingEntry> entries)
    {
        foreach (var entry in entries)
        {
            Add(entry, entry.Origin);
        }
    }

    private void AddEnvironment()
    {
        foreach (var (name, value) in _inputs.Environment.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            // An empty variable is how containers and shells say "not set".
            if (value.Length > 0 && name.Contains("__", StringComparison.Ordinal))
            {
                var key = name.Replace("__", ":", StringComparison.Ordinal);
                Add(new SettingEntry(key, value, $"env {name}"), $"env {name}");
            }
        }

        foreach (var setting in SettingCatalog.All)
        {
            if (
                setting.OperatorName is { } name
                && _inputs.Environment.GetValueOrDefault(name) is { Length: > 0 } value
            )
            {
                AddOperatorName(setting, name, value);
            }
        }
    }

    private void AddOperatorName(Setting setting, string name, string value)
    {
        var origin = $"env {name}";
        if (
            _values.TryGetValue(setting.Key, out var other)
            && other.Origin.StartsWith("env ", StringComparison.Ordinal)
            && other.Value != value
        )
        {
            Errors.Add(
                $"{setting.Key}: the environment's {name} and {other.Origin[4..]} are both set and differ; unset one."
            );
        }

        _values[setting.Key] = new SettingEntry(setting.Key, value, origin);
    }

    private void AddCommandLine()
    {
        foreach (var given in _inputs.Overrides)
        {
            var setting = SettingCatalog.ByKey.GetValueOrDefault(given.Key);
            if (setting is { Secret: true })
            {
                Errors.Add(
                    $"{given.Argument}: secrets are refused on the command line, where other users can see them; "
                        + $"set the environment variable {setting.PreferredName}."
                );
            }
            else if ((setting is not null || ScheduleFields.Has(given.Key)) && given.Value is null)
            {
                Errors.Add($"{given.Argument} has no value: write {given.Argument}=value.");
            }
            else if (ScheduleFields.Has(given.Key))
            {
                AddSchedule(new SettingEntry(given.Key, given.Value!, $"command line {given.Argument}"));
            }
            else if (setting is null)
            {
                Errors.Add(Unknown(given.Key, $"command line {given.Argument}"));
            }
            else
            {
                _values[setting.Key] = new SettingEntry(setting.Key, given.Value!, $"command line {given.Argument}");
            }
        }
    }

    private void Add(SettingEntry entry, string origin)
    {
        if (SettingCatalog.ByKey.TryGetValue(entry.Key, out var setting))
        {
            _values[setting.Key] = entry;
        }
        else if (ScheduleFields.Has(entry.Key))
        {
            AddSchedule(entry with { Origin = origin });
        }
        else if (SettingCatalog.Sections.Contains(entry.Key.Split(':')[0]))
        {
            Errors.Add(Unknown(entry.Key, origin));
        }
    }

    private void AddSchedule(SettingEntry entry)
    {
        if (ScheduleFields.Canonical(entry.Key, out var error) is { } key)
        {
            _values[key] = entry;
        }
        else
        {
            Errors.Add($"{entry.Key} ({entry.Origin}): {error}{(error!.EndsWith('?') ? "" : ".")}");
        }
    }

    private static string Unknown(string key, string origin)
    {
        var near = NearestName.Of(key, SettingCatalog.All.Select(setting => setting.Key));
        return $"{key} ({origin}): there is no such setting{(near is null ? "." : $"; did you mean {near}?")}";
    }
}
