using System.Globalization;
using System.Text;
using System.Text.Json;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>Makes of a line what a page shows of it. Pure.</summary>
internal static class LogEntryReader
{
    private const int MostMessage = 600;
    private const int MostValue = 1200;
    private const int MostException = 6000;
    private const int MostProperties = 60;

    /// <summary>Reads a line; null when it is empty.</summary>
    public static LogEntry? Read(ReadOnlyMemory<byte> line, LogMark mark)
    {
        var text = line.Span.Trim(" \t\r"u8);
        if (text.IsEmpty)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("@t", out _))
            {
                return EventOf(json.RootElement, mark);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // It is shown as it stands.
        }

        return new LogEntry
        {
            Mark = $"{mark}",
            Message = PlainText.Of(Encoding.UTF8.GetString(text), MostMessage),
            IsCut = text.Length > MostMessage,
        };
    }

    private static LogEntry EventOf(JsonElement line, LogMark mark)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in line.EnumerateObject())
        {
            values[property.Name] = TextOf(property.Value);
        }

        var message = MessageText.Render(values.GetValueOrDefault("@mt") ?? "", values);
        var exception = values.GetValueOrDefault("@x");
        var properties = values
            .Where(value => !value.Key.StartsWith('@') && value.Key is not LogProperties.Event)
            .ToList();
        return new LogEntry
        {
            Mark = $"{mark}",
            Time = DateTimeOffset.TryParse(
                values.GetValueOrDefault("@t"),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            )
                ? time
                : null,
            Severity = SeverityOf(values.GetValueOrDefault("@l")),
            EventId = int.TryParse(values.GetValueOrDefault("@i"), CultureInfo.InvariantCulture, out var id)
                ? id
                : null,
            EventName = Cut(values.GetValueOrDefault(LogProperties.Event)),
            Message = PlainText.Of(message.Length == 0 ? "(no message)" : message, MostMessage),
            RunId = IdOf(values, LogProperties.RunId),
            PersonId = IdOf(values, LogProperties.PersonId),
            Properties =
            [
                .. properties
                    .Take(MostProperties)
                    .Select(value => new LogProperty(
                        PlainText.Of(value.Key, 80),
                        PlainText.Of(value.Value, MostValue)
                    )),
            ],
            Exception = exception is null ? null : LinesOf(exception),
            IsCut =
                message.Length > MostMessage
                || exception?.Length > MostException
                || properties.Count > MostProperties
                || properties.Exists(value => value.Value.Length > MostValue),
        };
    }

    // An exception's lines are worth keeping; nothing else in it that steers is.
    private static string LinesOf(string text)
    {
        var cut = text.Length > MostException ? text[..MostException] + "…" : text;
        return string.Join('\n', cut.ReplaceLineEndings("\n").Split('\n').Select(line => PlainText.Of(line)));
    }

    private static string? Cut(string? text) => text is null ? null : PlainText.Of(text, 80);

    private static Guid? IdOf(Dictionary<string, string> values, string name) =>
        Guid.TryParseExact(values.GetValueOrDefault(name), "D", out var id) ? id : null;

    private static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static LogSeverity SeverityOf(string? level) =>
        level switch
        {
            "Verbose" or "Debug" => LogSeverity.Debug,
            "Warning" => LogSeverity.Warning,
            "Error" or "Fatal" => LogSeverity.Error,
            _ => LogSeverity.Information,
        };
}
