using System.Text;
using System.Text.Json;
using Screenalytics.Ingest.Console.Live;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>The pages about this worker's log.</summary>
internal static class LogsEndpoints
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Maps them. A log tells who came and from where, as the audit trail does: it is for the same people.</summary>
    public static void Map(ConsoleRoutes routes)
    {
        routes.Operator.MapGet("/logs", ShowAsync);
        routes.Operator.MapGet("/logs/event", ShowEvent);
        routes.Operator.MapGet("/live/logs", Follow);
        FallbackEndpoints.Map(routes);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, LogsBoard board) =>
        Page.Of<LogsPage>(
            new { Model = await board.LookAsync(LogQuery.Of(context.Request.Query), context.RequestAborted) }
        );

    private static IResult ShowEvent(string? at, LogsBoard board)
    {
        try
        {
            return LogMark.Find(at) is { } mark && board.LineOf(mark) is { } line
                ? Page.Of<EventPage>(
                    new
                    {
                        Entry = LogEntryReader.Read(line.Bytes, mark),
                        Mark = $"{mark}",
                        Whole = WholeOf(line.Bytes),
                        line.IsCut,
                    }
                )
                : NoEvent();
        }
        catch (LogSourceException)
        {
            return NoEvent();
        }
    }

    private static IResult Follow(HttpContext context, LogsBoard board, LiveServices services)
    {
        var query = LogQuery.Of(context.Request.Query);

        // A browser that comes back tells where it was.
        var last = context.Request.Headers["Last-Event-ID"].FirstOrDefault();
        var from = LogMark.FindAll(string.IsNullOrEmpty(last) ? context.Request.Query["from"].FirstOrDefault() : last);
        return board.TailOf(query, from ?? []) is { } tail ? new LogStream(services, tail) : TypedResults.NoContent();
    }

    // Indented, and without anything that steers.
    private static string WholeOf(byte[] line)
    {
        var text = Encoding.UTF8.GetString(line);
        try
        {
            using var json = JsonDocument.Parse(line);
            text = JsonSerializer.Serialize(json.RootElement, Indented);
        }
        catch (JsonException)
        {
            // It is shown as it stands.
        }

        return string.Join('\n', text.Split('\n').Select(one => PlainText.Of(one, int.MaxValue)));
    }

    private static IResult NoEvent() =>
        Page.NotFound(
            "There is no such event in this worker's log any more.",
            "Log files are deleted after a time; the search shows what there is."
        );
}
