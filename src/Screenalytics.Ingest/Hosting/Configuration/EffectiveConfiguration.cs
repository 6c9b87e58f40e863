using Screenalytics.Ingest.Api;
using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Console;
using Screenalytics.Ingest.Diagnostics;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.Diagnostics.Telemetry;
using Screenalytics.Ingest.Hosting.Configuration.Schedules;
using Screenalytics.Ingest.Hosting.Worker;
using Screenalytics.Ingest.Notifications;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Scheduling;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.TrrBackend;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Hosting.Configuration;

/// <summary>The configuration as it came out of all sources, whether right or wrong.</summary>
internal sealed class EffectiveConfiguration
{
    private const string Mask = "********";

    private readonly Dictionary<string, SettingEntry> _values;
    private readonly Dictionary<Type, object> _options;
    private readonly IReadOnlyList<ScheduleEntries> _schedules;
    private readonly string? _shippedOrigin;

    private EffectiveConfiguration(ConfigurationInputs inputs)
    {
        var sources = SettingSources.Read(inputs);
        _shippedOrigin = inputs.Files.Count > 0 ? SettingSources.OriginOf(inputs.Files[0]) : null;
        _values = new(sources.Values, StringComparer.Ordinal);
        _schedules = ScheduleEntries.Of(_values);
        Errors = sources.Errors;
        Redactor = inputs.Redactor;
        Redactor.Learn(
            SettingCatalog
                .All.Where(setting => setting.Secret)
                .Select(setting => _values.GetValueOrDefault(setting.Key)?.Value)
                .Concat(TelemetrySettings.SecretsOf(name => inputs.Environment.GetValueOrDefault(name)))
        );
        _options = new object[]
        {
            Trr,
            Sync,
            Runs,
            Worker,
            Scheduling,
            Database,
            Api,
            Notifications,
            TrrDatabase,
            Gate,
            Console,
            Log,
            Host,
        }.ToDictionary(options => options.GetType());
    }

    /// <summary>How TRR-Backend is reached.</summary>
    public TrrBackendOptions Trr { get; } = new();

    /// <summary>How people are synced.</summary>
    public SyncOptions Sync { get; } = new();

    /// <summary>How runs are shared and kept.</summary>
    public RunOptions Runs { get; } = new();

    /// <summary>How a worker lives.</summary>
    public WorkerOptions Worker { get; } = new();

    /// <summary>How schedules are kept to.</summary>
    public SchedulerOptions Scheduling { get; } = new();

    /// <summary>What runs come due by themselves.</summary>
    public IReadOnlyList<ScheduleDefinition> Schedules { get; private set; } = [];

    /// <summary>Which database.</summary>
    public DatabaseOptions Database { get; } = new();

    /// <summary>Where the HTTP API listens, and who may use it.</summary>
    public ApiOptions Api { get; } = new();

    /// <summary>Knows every secret of the configuration, the wrong ones too.</summary>
    public Redactor Redactor { get; }

    /// <summary>What is logged.</summary>
    public LogOptions Log { get; } = new();

    /// <summary>Who is told when it stands otherwise with a target.</summary>
    public NotificationOptions Notifications { get; } = new();

    /// <summary>How TRR's own database is reached.</summary>
    public TrrDatabaseOptions TrrDatabase { get; } = new();

    /// <summary>What a rollout gate needs besides.</summary>
    public GateOptions Gate { get; } = new();

    /// <summary>Who may use the web console.</summary>
    public ConsoleOptions Console { get; } = new();

    /// <summary>What concerns the program as a whole.</summary>
    public HostOptions Host { get; } = new();

    /// <summary>Which database is to be used; null when none can be told.</summary>
    public DatabaseChoice? Choice { get; private set; }

    /// <summary>Where TRR's own database is; null when it was not given, or not rightly.</summary>
    public DatabaseUrl? TrrPlace { get; private set; }

    /// <summary>Everything that is wrong.</summary>
    public List<string> Errors { get; }

    /// <summary>What an operator should know.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>Reads and validates.</summary>
    /// <param name="inputs">The sources.</param>
    /// <param name="forSync">Whether the backend is needed, not the database alone.</param>
    /// <param name="forDatabase">Whether a database is needed.</param>
    public static EffectiveConfiguration Read(ConfigurationInputs inputs, bool forSync, bool forDatabase = true)
    {
        var configuration = new EffectiveConfiguration(inputs);
        configuration.Bind();
        configuration.Schedules = new ScheduleReader(
            inputs.Time.GetUtcNow(),
            configuration.Sync.MaxImagesPerPerson,
            configuration.Errors,
            configuration.Warnings
        ).Read(configuration._schedules);
        if (string.IsNullOrWhiteSpace(configuration.Host.DataDirectory))
        {
            configuration.Host.DataDirectory = EmbeddedPostgres.DataDirectory.Default();
        }

        BackendRules.Check(configuration, required: forSync);
        RunRules.Check(configuration);
        ApiRules.Check(configuration);
        NotificationRules.Check(configuration);
        ConsoleRules.Check(configuration);
        GateRules.Check(configuration);
        configuration.TrrPlace = GateRules.PlaceOf(configuration);
        configuration.Choice = forDatabase ? DatabaseChoice.Make(configuration) : null;
        return configuration;
    }

    /// <summary>Reads for a client of a running worker: the backend and the database are the worker's own.</summary>
    public static EffectiveConfiguration ReadForClient(ConfigurationInputs inputs)
    {
        var configuration = new EffectiveConfiguration(inputs);
        configuration.Bind();
        ApiRules.Check(configuration);
        return configuration;
    }

    /// <summary>Reads for a look at evidence, wherever it was copied to: only what concerns gates has to be right.</summary>
    public static EffectiveConfiguration ReadForEvidence(ConfigurationInputs inputs)
    {
        var configuration = new EffectiveConfiguration(inputs);
        configuration.Bind();
        GateRules.Check(configuration);
        return configuration;
    }

    /// <summary>Throws when anything is wrong.</summary>
    /// <exception cref="BadConfigurationException">Something is.</exception>
    public void ThrowIfWrong()
    {
        if (Errors.Count > 0)
        {
            throw new BadConfigurationException(Errors);
        }
    }

    /// <summary>Whether any source gives the setting.</summary>
    public bool IsGiven(string key) => _values.ContainsKey(key);

    /// <summary>Names a setting and where its value is from, to begin an error with.</summary>
    public string Named(string key)
    {
        var origin = _values.TryGetValue(key, out var entry) ? $", from {entry.Origin}" : "";
        var setting = SettingCatalog.ByKey[key];
        return setting.OperatorName is { } name && entry?.Origin != $"env {name}"
            ? $"{key} ({name}{origin})"
            : $"{key}{(origin.Length > 0 ? $" ({origin[2..]})" : "")}";
    }

    /// <summary>The configuration as it may be shown.</summary>
    public ConfigurationSheet ToSheet()
    {
        var rows = SettingCatalog.All.Select(RowOf).ToList();
        rows.AddRange(ScheduleRows.Of(_schedules, Sync.MaxImagesPerPerson));
        if (Choice is not null)
        {
            rows.Add(new SettingRow("(database in use)", Choice.Words, Choice.Reason, Secret: false));
        }

        return new ConfigurationSheet(rows, Errors, Warnings);
    }

    private void Bind()
    {
        foreach (var setting in SettingCatalog.All)
        {
            if (!_values.TryGetValue(setting.Key, out var entry))
            {
                continue;
            }

            if (SettingValue.Read(setting.Property, entry.Value, out var value) is { } expected)
            {
                var shown = setting.Secret ? "its value" : $"'{entry.Value}'";
                Errors.Add($"{Named(setting.Key)}: {shown} is refused; {expected}.");
            }
            else
            {
                setting.Property.SetValue(_options[setting.Property.DeclaringType!], value);
            }
        }
    }

    private SettingRow RowOf(Setting setting)
    {
        var given = _values.GetValueOrDefault(setting.Key);
        var type = setting.Property.DeclaringType!;
        var value = SettingValue.Show(setting.Property.GetValue(_options[type]));
        var wrong = given is not null && SettingValue.Read(setting.Property, given.Value, out _) is not null;
        var shown =
            setting.Secret ? (given is null ? null : Mask)
            : wrong ? given!.Value
            : value;

        // The file beside the program lists the defaults, so that a value of it tells something only when it differs.
        var isDefault =
            given is null
            || (
                given.Origin == _shippedOrigin
                && !wrong
                && value == SettingValue.Show(setting.Property.GetValue(Activator.CreateInstance(type)))
            );
        var origin = isDefault ? "default" : given!.Origin;
        return new SettingRow(
            setting.Key,
            string.IsNullOrEmpty(shown) ? null : Redactor.Redact(shown),
            origin,
            setting.Secret
        );
    }
}
