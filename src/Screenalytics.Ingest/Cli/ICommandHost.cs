using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Cli.Database;
using Screenalytics.Ingest.Cli.Doctor;
using Screenalytics.Ingest.Cli.Gates;
using Screenalytics.Ingest.Cli.Runs;
using Screenalytics.Ingest.Cli.Schedules;
using Screenalytics.Ingest.Cli.Seeds;
using Screenalytics.Ingest.Cli.Syncing;
using Screenalytics.Ingest.Cli.Triggering;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.Scheduling;

namespace Screenalytics.Ingest.Cli;

/// <summary>What the verbs need of the program around them.</summary>
internal interface ICommandHost
{
    /// <summary>Reads the configuration, a broken one too.</summary>
    ConfigurationSheet ReadConfiguration(CommandSettings settings);

    /// <summary>Composes what a sync needs; the private database is started and migrated when it is the one to use.</summary>
    /// <exception cref="BadConfigurationException">The configuration is wrong.</exception>
    /// <exception cref="Ingest.Sync.RunStoppedException">The database can't be had.</exception>
    Task<ISyncSession> OpenSyncAsync(CommandSettings settings, CancellationToken cancellationToken);

    /// <summary>Runs the worker until it is told to stop, and has stopped.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="BadConfigurationException">The configuration is wrong.</exception>
    /// <exception cref="Ingest.Sync.RunStoppedException">It can't listen for requests.</exception>
    Task<int> RunWorkerAsync(CommandSettings settings, CancellationToken stop);

    /// <summary>Reads how a running worker is reached.</summary>
    /// <exception cref="BadConfigurationException">The configuration is wrong.</exception>
    WorkerAccess ReadWorkerAccess(CommandSettings settings);

    /// <summary>The folder that log files lie in.</summary>
    /// <exception cref="BadConfigurationException">The configuration is wrong.</exception>
    string LogFolder(CommandSettings settings);

    /// <summary>Where evidence lies, and what it is signed with; no database and no backend is needed.</summary>
    /// <exception cref="BadConfigurationException">The key is wrong.</exception>
    GateAccess ReadGateAccess(CommandSettings settings);

    /// <summary>Reads the schedules; no database is needed.</summary>
    /// <exception cref="BadConfigurationException">The configuration is wrong.</exception>
    IReadOnlyList<ScheduleDefinition> ReadSchedules(CommandSettings settings);

    /// <summary>Opens the schedules over their database.</summary>
    /// <exception cref="BadConfigurationException">The configuration is wrong.</exception>
    /// <exception cref="Ingest.Sync.RunStoppedException">The database can't be had.</exception>
    Task<IScheduleSession> OpenSchedulesAsync(CommandSettings settings, CancellationToken cancellationToken);

    /// <summary>Opens the database for its care.</summary>
    /// <exception cref="BadConfigurationException">The configuration is wrong.</exception>
    /// <exception cref="Ingest.Sync.RunStoppedException">The database can't be had.</exception>
    Task<IDatabaseSession> OpenDatabaseAsync(CommandSettings settings, CancellationToken cancellationToken);

    /// <summary>Looks at everything that a sync and a worker need; a broken configuration is a finding like others.</summary>
    /// <param name="settings">What the command line says about how to run.</param>
    /// <param name="personId">A person whose photos show the shape of the backend's answers, or null.</param>
    /// <param name="cancellationToken">The operator's interruption.</param>
    IAsyncEnumerable<DoctorLine> ExamineAsync(
        CommandSettings settings,
        Guid? personId,
        CancellationToken cancellationToken
    );

    /// <summary>Opens the database to look at its runs and to care for them.</summary>
    /// <param name="settings">What the command line says about how to run.</param>
    /// <param name="withDoor">Whether runs are to be started or ended, for which the backend must be configured too.</param>
    /// <param name="cancellationToken">The operator's interruption.</param>
    /// <exception cref="BadConfigurationException">The configuration is wrong.</exception>
    /// <exception cref="Ingest.Sync.RunStoppedException">The database can't be had.</exception>
    Task<IRunsSession> OpenRunsAsync(CommandSettings settings, bool withDoor, CancellationToken cancellationToken);

    /// <summary>Composes a gate; its journal is begun.</summary>
    /// <param name="settings">What the command line says about how to run.</param>
    /// <param name="request">The gate; null to clean up only.</param>
    /// <param name="cancellationToken">The operator's interruption.</param>
    /// <exception cref="BadConfigurationException">The configuration is wrong.</exception>
    /// <exception cref="Ingest.Sync.RunStoppedException">The database can't be had.</exception>
    Task<IGateSession> OpenGateAsync(
        CommandSettings settings,
        GateRequest? request,
        CancellationToken cancellationToken
    );

    /// <summary>Reads the environment that a gate is run against.</summary>
    /// <param name="settings">What the command line says about how to run.</param>
    /// <param name="environment">Its name, or its file's path.</param>
    /// <exception cref="UsageException">There is none like that, or its file is wrong.</exception>
    GateEnvironment ReadGateEnvironment(CommandSettings settings, string environment);

    /// <summary>Opens the galleries of TRR's own database; nothing else has to be configured.</summary>
    /// <exception cref="BadConfigurationException">The configuration is wrong.</exception>
    ISeedGallery OpenSeedGallery(CommandSettings settings);

    /// <summary>Opens the backend's seed toggle; no database is needed.</summary>
    /// <exception cref="BadConfigurationException">The configuration is wrong.</exception>
    ISeedToggle OpenSeedToggle(CommandSettings settings);
}
