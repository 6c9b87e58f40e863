using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Screenalytics.Ingest.Tests.Hosting.Worker;

/// <summary>A log that keeps what it is told.</summary>
internal sealed class LinesLog : ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>The lines, in order.</summary>
    public string[] Lines => [.. _lines];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => _lines.Enqueue(formatter(state, exception));
}
