using System.Globalization;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Display;

namespace Screenalytics.Ingest.Diagnostics;

/// <summary>Makes readable lines of events. People are not among them unless somebody looks closely: they are many.</summary>
/// <param name="write">Takes a line, and the secrets out of it.</param>
/// <param name="people">Whether events that come in batches are shown, other than those of debug runs.</param>
internal sealed class LineSink(Action<string> write, bool people = false) : ILogEventSink
{
    private static readonly MessageTemplateTextFormatter Formatter = new(
        "{Timestamp:HH:mm:ss.fff} {Level:u3} {Message:l}{NewLine}{Exception}",
        CultureInfo.InvariantCulture
    );

    private static readonly MessageTemplateTextFormatter Head = new(
        "{Timestamp:HH:mm:ss.fff} {Level:u3} ",
        CultureInfo.InvariantCulture
    );

    /// <inheritdoc/>
    public void Emit(LogEvent logEvent)
    {
        if (Json.EventFormatter.BatchOf(logEvent) is not { } batch)
        {
            write(TextOf(Formatter, logEvent));
        }
        else if (people || LevelGate.IsOfDebugRun(logEvent))
        {
            var head = TextOf(Head, logEvent);
            for (var i = 0; i < batch.Count; i++)
            {
                write($"{head} {batch.Describe(i)}");
            }
        }
    }

    private static string TextOf(MessageTemplateTextFormatter formatter, LogEvent logEvent)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        formatter.Format(logEvent, text);
        return text.ToString().TrimEnd();
    }
}
