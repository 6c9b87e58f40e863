using Serilog.Core;
using Serilog.Events;

namespace Screenalytics.Ingest.Diagnostics;

/// <summary>From which level on events are logged, which can change while they are.</summary>
internal sealed class LogLevels
{
    private LogEventLevel _console = LogEventLevel.Fatal;
    private LogEventLevel _level;

    /// <summary>Begins with the configured level.</summary>
    public LogLevels(LogOptions options)
    {
        _level = LevelOf(options.Level);
        Lowest.MinimumLevel = _level;
    }

    /// <summary>The level below which nobody wants an event.</summary>
    public LoggingLevelSwitch Lowest { get; } = new();

    /// <summary>The level of the files, and of a worker's lines.</summary>
    public LogEventLevel Level => _level;

    /// <summary>Somebody wants events from a level on whatever the log's level is.</summary>
    public void ConsoleWants(LogEventLevel level)
    {
        _console = level;
        Lowest.MinimumLevel = _level < level ? _level : level;
    }

    private static LogEventLevel LevelOf(string name) => Enum.Parse<LogEventLevel>(name, ignoreCase: true);
}
