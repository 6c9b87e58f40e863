using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Diagnostics;
using Screenalytics.Ingest.Diagnostics.Files;
using Screenalytics.Ingest.Hosting.Configuration;
using Screenalytics.Ingest.Hosting.EmbeddedPostgres;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace Screenalytics.Ingest.Hosting;

/// <summary>
/// The log of a command: lines on the error stream, and files. A sync prints itself what its operator has to know, so that
/// its log's lines are shown with --verbose only, and from debug on; a worker's from the log's level on.
/// </summary>
internal sealed class CommandLog : IAsyncDisposable
{
    // What the framework says of its own life is said by the worker in better words, or is no news.
    private static readonly string[] Silent =
    [
        "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.Extensions.Hosting.Internal.Host",
        "Microsoft.Extensions.Diagnostics.HealthChecks",
    ];

    private readonly SerilogLoggerFactory _factory;

    private CommandLog(Logger logger, LogLevels levels) =>
        (_factory, Levels) = (new SerilogLoggerFactory(logger, dispose: true), levels);

    /// <summary>From which level on it takes events.</summary>
    public LogLevels Levels { get; }

    /// <summary>What makes its loggers.</summary>
    public ILoggerFactory Factory => _factory;

    /// <summary>Makes the log of what stands around a command, such as its private database: from warning on.</summary>
    public static CommandLog Create(CommandSettings settings)
    {
        var level = settings.Verbose ? LogEventLevel.Debug : LogEventLevel.Warning;
        var made = new LoggerConfiguration().MinimumLevel.Is(level).WriteTo.Sink(new LineSink(settings.Notify));
        return new CommandLog(made.CreateLogger(), new LogLevels(new LogOptions(), TimeProvider.System));
    }

    /// <summary>Makes the log of a sync.</summary>
    public static CommandLog CreateForSync(
        EffectiveConfiguration configuration,
        CommandSettings settings,
        TimeProvider time
    )
    {
        var levels = new LogLevels(configuration.Log, time);
        var made = Begin(configuration, settings, time, levels);
        if (settings.Verbose)
        {
            levels.ConsoleWants(LogEventLevel.Debug);
            made.WriteTo.Sink(new LineSink(settings.Notify, people: true));
        }

        return new CommandLog(made.CreateLogger(), levels);
    }

    /// <summary>Makes the log of a worker.</summary>
    public static CommandLog CreateForWorker(
        EffectiveConfiguration configuration,
        CommandSettings settings,
        TimeProvider time
    )
    {
        var levels = new LogLevels(configuration.Log, time);
        var lines = new LineSink(settings.Notify, people: settings.Verbose);
        var made = Begin(configuration, settings, time, levels)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning);
        if (settings.Verbose)
        {
            levels.ConsoleWants(LogEventLevel.Debug);
            made.WriteTo.Sink(lines);
        }
        else
        {
            made.WriteTo.Sink(new LevelGate(new QuartzTroubles(lines), levels));
        }

        foreach (var category in Silent)
        {
            made.MinimumLevel.Override(category, LogEventLevel.Fatal);
        }

        return new CommandLog(made.CreateLogger(), levels);
    }

    /// <summary>A logger of a category.</summary>
    public Microsoft.Extensions.Logging.ILogger For(string category) => _factory.CreateLogger(category);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _factory.Dispose();
        return ValueTask.CompletedTask;
    }

    private static LoggerConfiguration Begin(
        EffectiveConfiguration configuration,
        CommandSettings settings,
        TimeProvider time,
        LogLevels levels
    )
    {
        var made = new LoggerConfiguration()
            .MinimumLevel.ControlledBy(levels.Lowest)
            .MinimumLevel.Override(LogCategories.DebugRun, LogEventLevel.Debug)
            .Destructure.With<BatchesAsTheyAre>();
        if (configuration.Log.Files)
        {
            var data = configuration.Host.DataDirectory!;
            var folder = new LogFolder(Path.Combine(data, LogFolder.Name), () => ClusterFolders.PrepareData(data));
            var files = new FileLog(folder, configuration.Log, configuration.Redactor.Redact, settings.Notify, time);
            made.WriteTo.Sink(new LevelGate(files, levels));
        }

        return made;
    }
}
