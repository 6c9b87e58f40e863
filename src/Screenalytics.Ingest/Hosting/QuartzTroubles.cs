using System.Globalization;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Display;
using Serilog.Parsing;

namespace Screenalytics.Ingest.Hosting;

/// <summary>
/// Makes one line of what troubles Quartz, and tells the same trouble once a minute: while the database is away its store
/// tries again every second, and tells each time with all stacks; and what it was about as it stops is no trouble.
/// </summary>
/// <param name="lines">Where everything goes on to.</param>
internal sealed class QuartzTroubles(ILogEventSink lines) : ILogEventSink
{
    private const string Quartz = "Quartz";

    private static readonly TimeSpan Reminder = TimeSpan.FromMinutes(1);

    private readonly MessageTemplateTextFormatter _message = new("{Message:l}", CultureInfo.InvariantCulture);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _told = [];

    /// <inheritdoc/>
    public void Emit(LogEvent logEvent)
    {
        if (SourceOf(logEvent)?.StartsWith(Quartz, StringComparison.Ordinal) is not true)
        {
            lines.Emit(logEvent);
        }
        else if (logEvent.Exception?.GetBaseException() is not { } cause)
        {
            lines.Emit(Line(logEvent, FirstLine(Text(logEvent))));
        }
        else if (
            cause is not OperationCanceledException
            && IsNews($"{logEvent.Level} {cause.GetType()} {FirstLine(cause.Message)}", logEvent.Timestamp)
        )
        {
            var text = FirstLine(Text(logEvent));
            var reason = FirstLine(cause.Message);
            lines.Emit(
                Line(
                    logEvent,
                    text.Contains(reason, StringComparison.Ordinal) ? text : $"{text.TrimEnd('.', ':')}: {reason}"
                )
            );
        }
    }

    private bool IsNews(string trouble, DateTimeOffset at)
    {
        lock (_lock)
        {
            if (_told.TryGetValue(trouble, out var last) && at - last < Reminder)
            {
                return false;
            }

            _told[trouble] = at;
            return true;
        }
    }

    private static string? SourceOf(LogEvent logEvent) =>
        logEvent.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source)
            ? (source as ScalarValue)?.Value as string
            : null;

    private string Text(LogEvent logEvent)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        _message.Format(logEvent, text);
        return text.ToString();
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0].TrimEnd();

    private static LogEvent Line(LogEvent logEvent, string text) =>
        new(logEvent.Timestamp, logEvent.Level, null, new MessageTemplate([new TextToken(text)]), []);
}
