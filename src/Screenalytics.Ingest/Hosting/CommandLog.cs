using Screenalytics.Ingest.Cli;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Display;

namespace Screenalytics.Ingest.Hosting;

/// <summary>The log of a command: lines on the error stream, from warning on, or from debug on with --verbose.</summary>
internal sealed class CommandLog : IAsyncDisposable
{
    private const string Template = "{Timestamp:HH:mm:ss.fff} {Level:u3} {Message:lj}{NewLine}{Exception}";

    private readonly SerilogLoggerFactory _factory;

    private CommandLog(Logger logger) => _factory = new SerilogLoggerFactory(logger, dispose: true);

    /// <summary>Makes the log that a command line asks for.</summary>
    public static CommandLog Create(CommandSettings settings) =>
        new(
            new LoggerConfiguration()
                .MinimumLevel.Is(settings.Verbose ? LogEventLevel.Debug : LogEventLevel.Warning)
                .WriteTo.Sink(new LineSink(settings.Notify))
                .CreateLogger()
        );

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
