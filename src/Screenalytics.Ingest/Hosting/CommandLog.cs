using Screenalytics.Ingest.Cli;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Display;

namespace Screenalytics.Ingest.Hosting;

/// <summary>
/// The log of a command: lines on the error stream, from warning on (a worker's from information on), or from debug on
/// with --verbose.
/// </summary>
internal sealed class CommandLog : IAsyncDisposable
{
    private const string Template = "{Timestamp:HH:mm:ss.fff} {Level:u3} {Message:l}{NewLine}{Exception}";

    // What the framework says of its own life is said by the worker in better words, or is no news.
    private static readonly string[] Silent =
    [
        "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.Extensions.Hosting.Internal.Host",
        "Microsoft.Extensions.Diagnostics.HealthChecks",
    ];

    private readonly SerilogLoggerFactory _factory;

    private CommandLog(Logger logger) => _factory = new SerilogLoggerFactory(logger, dispose: true);

    /// <summary>What makes its loggers.</summary>
    public ILoggerFactory Factory => _factory;

    /// <summary>Makes the log that a command line asks for.</summary>
    public static CommandLog Create(CommandSettings settings) =>
        new(
            new LoggerConfiguration()
                .MinimumLevel.Is(settings.Verbose ? LogEventLevel.Debug : LogEventLevel.Warning)
                .WriteTo.Sink(new LineSink(settings.Notify))
                .CreateLogger()
        );

    /// <summary>Makes the log of a worker.</summary>
    public static CommandLog CreateForWorker(CommandSettings settings)
    {
        var lines = new LineSink(settings.Notify);
        var made = new LoggerConfiguration()
            .MinimumLevel.Is(settings.Verbose ? LogEventLevel.Debug : LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .WriteTo.Sink(settings.Verbose ? lines : new QuartzTroubles(lines));
        foreach (var category in Silent)
        {
            made.MinimumLevel.Override(category, LogEventLevel.Fatal);
        }

        return new CommandLog(made.CreateLogger());
    }

    /// <summary>A logger of a category.</summary>
    public Microsoft.Extensions.Logging.ILogger For(string category) => _factory.CreateLogger(category);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _factory.Dispose();
        return ValueTask.CompletedTask;
    }

    private sealed class LineSink(Action<string> write) : ILogEventSink
    {
        private readonly MessageTemplateTextFormatter _formatter = new(
            Template,
            System.Globalization.CultureInfo.InvariantCulture
        );

        public void Emit(LogEvent logEvent)
        {
            using var text = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
            _formatter.Format(logEvent, text);
            write(text.ToString().TrimEnd());
        }
    }
}
