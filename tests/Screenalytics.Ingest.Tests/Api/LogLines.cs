using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Screenalytics.Ingest.Tests.Api;

/// <summary>Keeps what was logged.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(int Id, string Line)> _lines = [];

    public IReadOnlyList<(int Id, string Line)> All => [.. _lines];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => _lines.Enqueue((eventId.Id, $"{logLevel}: {formatter(state, exception)}"));

    public void Dispose() { }
}
