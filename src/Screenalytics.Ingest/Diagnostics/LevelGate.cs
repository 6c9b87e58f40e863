using Serilog.Core;
using Serilog.Events;

namespace Screenalytics.Ingest.Diagnostics;

/// <summary>Lets through what the log's level allows, and everything of a debug run.</summary>
internal sealed class LevelGate(ILogEventSink target, LogLevels levels) : ILogEventSink, IDisposable
{
    /// <inheritdoc/>
    public void Emit(LogEvent logEvent)
    {
        if (logEvent.Level >= levels.Level || IsOfDebugRun(logEvent))
        {
            target.Emit(logEvent);
        }
    }

    /// <summary>Whether an event is of a run with the debug flag.</summary>
    public static bool IsOfDebugRun(LogEvent logEvent) =>
        logEvent.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source)
        && source is ScalarValue { Value: LogCategories.DebugRun };

    /// <inheritdoc/>
    public void Dispose() => (target as IDisposable)?.Dispose();
}
