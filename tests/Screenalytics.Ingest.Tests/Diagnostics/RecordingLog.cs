using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Screenalytics.Ingest.Runs.Logging;

namespace Screenalytics.Ingest.Tests.Diagnostics;

/// <summary>Keeps events with their ids, names and properties; of a batch, each event.</summary>
internal sealed class RecordingLog(LogLevel least = LogLevel.Trace) : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<RecordedEvent> _events = new();

    public IReadOnlyList<RecordedEvent> Events => [.. _events];

    public IEnumerable<RecordedEvent> Of(int id) => _events.Where(one => one.Id == id);

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) { }

    public void Dispose() { }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (state is PeopleFinished people)
        {
            for (var i = 0; i < ((Ingest.Diagnostics.IEventBatch)people).Count; i++)
            {
                _events.Enqueue(new RecordedEvent(eventId.Id, eventId.Name, logLevel, people.PropertiesOf(i)));
            }
        }
        else
        {
            var properties = (state as IEnumerable<KeyValuePair<string, object?>> ?? [])
                .Where(pair => pair.Key != "{OriginalFormat}")
                .ToDictionary();
            _events.Enqueue(new RecordedEvent(eventId.Id, eventId.Name, logLevel, properties));
        }
    }
}
