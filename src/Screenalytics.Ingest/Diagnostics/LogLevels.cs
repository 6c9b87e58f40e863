using Screenalytics.Ingest.Contracts.Logging;
using Serilog.Core;
using Serilog.Events;

namespace Screenalytics.Ingest.Diagnostics;

/// <summary>From which level on events are logged, which can change while they are.</summary>
internal sealed class LogLevels : IDisposable
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly LogEventLevel _configured;
    private volatile LogEventLevel _level;
    private LogEventLevel _console = LogEventLevel.Fatal;
    private DateTimeOffset? _until;
    private ITimer? _end;

    /// <summary>Begins with the configured level.</summary>
    public LogLevels(LogOptions options, TimeProvider time)
    {
        _time = time;
        _configured = _level = LevelOf(options.Level);
        Lowest.MinimumLevel = _level;
    }

    /// <summary>The names of the levels that can be chosen.</summary>
    public static IReadOnlyList<string> Names { get; } = ["debug", "information", "warning", "error"];

    /// <summary>The level below which nobody wants an event.</summary>
    public LoggingLevelSwitch Lowest { get; } = new();

    /// <summary>The level of the files, and of a worker's lines.</summary>
    public LogEventLevel Level => _level;

    /// <summary>How it stands.</summary>
    public LogLevelState State
    {
        get
        {
            lock (_lock)
            {
                return new LogLevelState(NameOf(_level), NameOf(_configured), _until);
            }
        }
    }

    /// <summary>Somebody wants events from a level on whatever the log's level is.</summary>
    public void ConsoleWants(LogEventLevel level)
    {
        lock (_lock)
        {
            _console = level;
            Set(_level);
        }
    }

    /// <summary>Changes the level.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="duration">After how long the configured one is in force again; null is never.</param>
    public LogLevelState Change(string name, TimeSpan? duration)
    {
        lock (_lock)
        {
            Forget();
            Set(LevelOf(name));
            if (duration is { } length)
            {
                _until = _time.GetUtcNow() + length;
                _end = _time.CreateTimer(Revert, _until, length, Timeout.InfiniteTimeSpan);
            }

            return State;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            Forget();
        }
    }

    // A timer that was replaced may have come due already.
    private void Revert(object? until)
    {
        lock (_lock)
        {
            if (_until is { } still && still.Equals(until))
            {
                Forget();
                Set(_configured);
            }
        }
    }

    private void Set(LogEventLevel level)
    {
        _level = level;
        Lowest.MinimumLevel = level < _console ? level : _console;
    }

    private void Forget()
    {
        _end?.Dispose();
        (_end, _until) = (null, null);
    }

    private static LogEventLevel LevelOf(string name) => Enum.Parse<LogEventLevel>(name, ignoreCase: true);

    private static string NameOf(LogEventLevel level) => Names[(int)level - (int)LogEventLevel.Debug];
}
