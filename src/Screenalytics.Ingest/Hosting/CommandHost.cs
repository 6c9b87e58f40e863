using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Cli.Database;
using Screenalytics.Ingest.Cli.Doctor;
using Screenalytics.Ingest.Cli.Gates;
using Screenalytics.Ingest.Cli.Runs;
using Screenalytics.Ingest.Cli.Schedules;
using Screenalytics.Ingest.Cli.Seeds;
using Screenalytics.Ingest.Cli.Syncing;
using Screenalytics.Ingest.Cli.Triggering;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.Hosting.Configuration;
using Screenalytics.Ingest.Hosting.Doctor;
using Screenalytics.Ingest.Hosting.Worker;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Environments;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Scheduling;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Storage.Cluster;
using Screenalytics.Ingest.Storage.History;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Hosting;

/// <summary>Composes the program for the command line's verbs, each with no more than it needs.</summary>
/// <param name="time">The clock.</param>
/// <param name="redactor">Learns the secrets that are read.</param>
/// <param name="environment">The environment in place of the process's; null for the process's.</param>
internal sealed class CommandHost(
    TimeProvider time,
    Redactor redactor,
    IReadOnlyDictionary<string, string>? environment = null
) : ICommandHost
{
    /// <inheritdoc/>
    public ConfigurationSheet ReadConfiguration(CommandSettings settings) =>
        EffectiveConfiguration.Read(InputsOf(settings), forSync: true).ToSheet();

    /// <inheritdoc/>
    public async Task<ISyncSession> OpenSyncAsync(CommandSettings settings, CancellationToken cancellationToken) =>
        await OpenSyncAsync(Read(settings, forSync: true), settings, cancellationToken);

    private async Task<SyncSession> OpenSyncAsync(
        EffectiveConfiguration configuration,
        CommandSettings settings,
        CancellationToken cancellationToken
    )
    {
        var node = NodeName.OfProcess(Jitter.Next);
        var database = await OpenedDatabase.OpenAsync(configuration, settings, time, cancellationToken, node.Value);
        var log = CommandLog.CreateForSync(configuration, settings, time);
        try
        {
            if (database.IsPrivate)
            {
                await PrivateSchema.BringUpToDateAsync(database.Source, cancellationToken);
            }

            var services = new ServiceCollection();
            services.AddSingleton(time);
            services.AddSingleton(redactor);
            services.AddSingleton(configuration.Sync);
            services.AddTrrBackend(configuration.Trr, Jitter.Next);
            services.AddSingleton(node);
            services.AddSingleton(configuration.Runs);
            services.AddLogging();
            services.AddSingleton(log.Factory);
            services.AddSingleton<IRunStore>(new PostgresRunStore(database.Source, configuration.Runs, Jitter.Next));
            services.AddSingleton<IRunHistory>(new PostgresRunHistory(database.Source, Jitter.Next));
            services.AddSingleton<IClusterStore>(new PostgresClusterStore(database.Source, Jitter.Next));
            services.AddRuns();
            services.AddClusterMembership(NodeKind.Sync);
            var provider = services.BuildServiceProvider();
            var telemetry = CommandTelemetry.Start(node, settings, configuration.Redactor.Redact, time);
            telemetry.Watch(provider.GetRequiredService<TrrBackendClient>());
            return new SyncSession(provider, database, telemetry, configuration.Sync, log);
        }
        catch
        {
            await database.DisposeAsync();
            await log.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<int> RunWorkerAsync(CommandSettings settings, CancellationToken stop) =>
        WorkerHost.RunAsync(Read(settings, forSync: true), settings, time, stop);

    /// <inheritdoc/>
    public WorkerAccess ReadWorkerAccess(CommandSettings settings)
    {
        var configuration = EffectiveConfiguration.ReadForClient(InputsOf(settings));
        configuration.ThrowIfWrong();
        return new WorkerAccess(new Uri(configuration.Api.Url.TrimEnd('/') + "/"), configuration.Api.AdminSecret);
    }

    /// <inheritdoc/>
    public async Task<IDatabaseSession> OpenDatabaseAsync(
        CommandSettings settings,
        CancellationToken cancellationToken
    ) =>
        new DatabaseSession(
            await OpenedDatabase.OpenAsync(Read(settings, forSync: false), settings, time, cancellationToken)
        );

    /// <inheritdoc/>
    public async Task<IRunsSession> OpenRunsAsync(
        CommandSettings settings,
        bool withDoor,
        CancellationToken cancellationToken
    )
    {
        if (withDoor)
        {
            var sync = await OpenSyncAsync(Read(settings, forSync: true), settings, cancellationToken);
            return new RunsSession(sync.Database.Source, sync, sync.Door);
        }

        var configuration = Read(settings, forSync: false);
        var database = await OpenedDatabase.OpenAsync(configuration, settings, time, cancellationToken);
        try
        {
            if (database.IsPrivate)
            {
                await PrivateSchema.BringUpToDateAsync(database.Source, cancellationToken);
            }

            return new RunsSession(database.Source, database, door: null);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<IGateSession> OpenGateAsync(
        CommandSettings settings,
        GateRequest? request,
        CancellationToken cancellationToken
    )
    {
        var configuration = Read(settings, forSync: true);
        GateEnvironmentCheck.Addresses(configuration, request?.Environment);
        var sync = await OpenSyncAsync(configuration, settings, cancellationToken);
        await GateEnvironmentCheck.DatabaseAsync(sync, request?.Environment);
        return await GateSession.OpenAsync(sync, configuration, request, time);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<DoctorLine> ExamineAsync(
        CommandSettings settings,
        Guid? personId,
        CancellationToken cancellationToken
    ) => new Examination(settings, InputsOf(settings), time).RunAsync(personId, cancellationToken);

    /// <inheritdoc/>
    public GateEnvironment ReadGateEnvironment(CommandSettings settings, string environment)
    {
        var reading = EnvironmentLookup.Find(environment, ".", DataFolder(settings));
        return reading.Environment ?? throw new UsageException(reading.Errors);
    }

    /// <inheritdoc/>
    public string LogFolder(CommandSettings settings) =>
        Path.Combine(DataFolder(settings), Diagnostics.Files.LogFolder.Name);

    /// <inheritdoc/>
    public GateAccess ReadGateAccess(CommandSettings settings)
    {
        var configuration = EffectiveConfiguration.ReadForEvidence(InputsOf(settings));
        configuration.ThrowIfWrong();
        return new GateAccess(DataFolder(settings), configuration.Gate);
    }

    private string DataFolder(CommandSettings settings)
    {
        var folder = EffectiveConfiguration.ReadForClient(InputsOf(settings)).Host.DataDirectory;
        return string.IsNullOrWhiteSpace(folder) ? EmbeddedPostgres.DataDirectory.Default() : folder;
    }

    /// <inheritdoc/>
    public IReadOnlyList<ScheduleDefinition> ReadSchedules(CommandSettings settings) =>
        Read(settings, forSync: false, forDatabase: false).Schedules;

    /// <inheritdoc/>
    public async Task<IScheduleSession> OpenSchedulesAsync(
        CommandSettings settings,
        CancellationToken cancellationToken
    )
    {
        var configuration = Read(settings, forSync: false);
        var database = await OpenedDatabase.OpenAsync(configuration, settings, time, cancellationToken);
        try
        {
            if (database.IsPrivate)
            {
                await PrivateSchema.BringUpToDateAsync(database.Source, cancellationToken);
            }

            return new ScheduleSession(configuration, database, time);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ISeedGallery OpenSeedGallery(CommandSettings settings) =>
        SeedSessions.OpenGallery(Read(settings, forSync: false, forDatabase: false));

    /// <inheritdoc/>
    public ISeedToggle OpenSeedToggle(CommandSettings settings) =>
        SeedSessions.OpenToggle(Read(settings, forSync: false, forDatabase: false), time);

    private ConfigurationInputs InputsOf(CommandSettings settings)
    {
        var inputs = ConfigurationInputs.OfProcess(settings.Overrides);
        return inputs with { Environment = environment ?? inputs.Environment, Time = time, Redactor = redactor };
    }

    private EffectiveConfiguration Read(CommandSettings settings, bool forSync, bool forDatabase = true)
    {
        var inputs = InputsOf(settings);
        var configuration = EffectiveConfiguration.Read(inputs, forSync, forDatabase);
        foreach (var warning in configuration.Warnings)
        {
            settings.Notify($"warning: {warning}");
        }

        configuration.ThrowIfWrong();
        return configuration;
    }
}
