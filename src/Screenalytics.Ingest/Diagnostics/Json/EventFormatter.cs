using Screenalytics.Ingest.Contracts.Logging;
using Serilog.Events;

namespace Screenalytics.Ingest.Diagnostics.Json;

/// <summary>Makes lines of compact JSON of events: one of each, and one of each event of a batch.</summary>
internal static class EventFormatter
{
    private const string EventIdProperty = "EventId";

    /// <summary>Adds an event's lines, their ends included.</summary>
    public static void Format(LogEvent logEvent, JsonLines lines)
    {
        if (BatchOf(logEvent) is { } batch)
        {
            for (var i = 0; i < batch.Count; i++)
            {
                Begin(logEvent, lines);
                lines.Raw(batch.Head);
                batch.Write(i, lines);
                lines.Raw("}\n"u8);
            }

            return;
        }

        Begin(logEvent, lines);
        WriteHead(logEvent, lines);
        foreach (var (name, value) in logEvent.Properties)
        {
            if (name != EventIdProperty && value is not ScalarValue { Value: null or "" })
            {
                lines.Name(name.StartsWith('@') ? "@" + name : name);
                ValueFormatter.Write(value, lines);
            }
        }

        lines.Raw("}\n"u8);
    }

    /// <summary>The batch that an event carries, or null.</summary>
    public static IEventBatch? BatchOf(LogEvent logEvent) =>
        logEvent.Properties.TryGetValue(IEventBatch.Property, out var value)
            ? (value as ScalarValue)?.Value as IEventBatch
            : null;

    private static void Begin(LogEvent logEvent, JsonLines lines)
    {
        lines.Raw("{\"@t\":"u8);
        lines.Time(logEvent.Timestamp);
    }

    private static void WriteHead(LogEvent logEvent, JsonLines lines)
    {
        lines.Name("@mt");
        lines.Text(logEvent.MessageTemplate.Text);
        if (logEvent.Level != LogEventLevel.Information)
        {
            lines.Name("@l");
            lines.Verbatim(logEvent.Level.ToString());
        }

        if (logEvent.Exception is { } exception)
        {
            lines.Name("@x");
            lines.Text(exception.ToString());
        }

        var (id, name) = EventOf(logEvent);
        if (id is { } number)
        {
            lines.Name("@i");
            lines.Number(number);
        }

        WriteTrace(logEvent, lines);
        if (name is not null)
        {
            lines.Name(LogProperties.Event);
            lines.Verbatim(name);
        }
    }

    // All nodes' events of a run share its trace; a span is told when it is one of that trace.
    private static void WriteTrace(LogEvent logEvent, JsonLines lines)
    {
        var ofRun =
            logEvent.Properties.TryGetValue(LogProperties.RunId, out var run) && run is ScalarValue { Value: Guid id }
                ? id.ToString("n")
                : null;
        var current = logEvent.TraceId is { } trace && trace != default ? trace.ToHexString() : null;
        if ((ofRun ?? current) is not { } told)
        {
            return;
        }

        lines.Name("@tr");
        lines.Verbatim(told);
        if (told == current && logEvent.SpanId is { } span && span != default)
        {
            lines.Name("@sp");
            lines.Verbatim(span.ToHexString());
        }
    }

    private static (int? Id, string? Name) EventOf(LogEvent logEvent)
    {
        if (
            !logEvent.Properties.TryGetValue(EventIdProperty, out var value)
            || value is not StructureValue { Properties: var parts }
        )
        {
            return default;
        }

        var (id, name) = ((int?)null, (string?)null);
        foreach (var part in parts)
        {
            var scalar = (part.Value as ScalarValue)?.Value;
            (id, name) = (scalar as int? ?? id, scalar as string ?? name);
        }

        return (id, name);
    }
}
