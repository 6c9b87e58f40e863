using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Tests.Inspection;

/// <summary>Writes what a log tells as the lines that tell it, line feeds included.</summary>
internal static class LogText
{
    private const string TimeForm = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(LoggedPerson person) =>
        Line(
            person.Time,
            "Person {PersonId}: {Outcome} ({Pattern})",
            RunEventIds.PersonFinished,
            "PersonFinished",
            person.RunId,
            json =>
            {
                Text(json, "Target", person.Target);
                Text(json, "Node", person.Node);
                json.WriteBoolean("DryRun", person.DryRun);
                json.WriteString("PersonId", person.PersonId);
                Text(json, "Outcome", person.Outcome is { } outcome ? EnumNames.Of(outcome) : "unheard_of");
                Text(json, "Source", person.Source);
                if (person.Calls is { } calls)
                {
                    json.WriteString("Pattern", string.Join(" -> ", calls.Select(Word)));
                    json.WriteStartArray("Calls");
                    foreach (var call in calls)
                    {
                        json.WriteStartObject();
                        Call(json, call);
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                }

                json.WriteNumber("Inserted", person.Inserted);
                json.WriteNumber("AlreadyPresent", person.AlreadyPresent);
                json.WriteNumber("Fetched", person.Fetched);
                Text(json, "Failure", person.Failure);
                Text(json, "Detail", person.Detail);
            }
        );

    public static string Of(LoggedCallEvent call) =>
        Line(
            call.Time,
            "Call for photos of {PersonId}: {Status}, {Rows} rows",
            call.EventId,
            call.EventId switch
            {
                RunEventIds.PhotoCallFinished => "PhotoCallFinished",
                RunEventIds.FallbackOpened => "FallbackOpened",
                RunEventIds.FallbackRefused => "FallbackRefused",
                _ => "FallbackHeld",
            },
            call.RunId,
            json =>
            {
                json.WriteString("PersonId", call.PersonId);
                Call(json, call.Call);
            },
            "Debug"
        );

    public static string Of(LoggedRun run) =>
        Line(
            run.Time,
            "Run {RunId}",
            run.EventId,
            run.EventId switch
            {
                RunEventIds.RunStarted => "RunStarted",
                RunEventIds.RunFinished => "RunFinished",
                RunEventIds.RunSuspect => "RunSuspect",
                RunEventIds.TakenOver => "TakenOver",
                RunEventIds.FenceRefused => "FenceRefused",
                _ => "PartStarted",
            },
            run.RunId,
            json =>
            {
                Text(json, "Target", run.Target);
                Text(json, "Node", run.Node);
                json.WriteBoolean("DryRun", run.DryRun);
                if (run.EventId == RunEventIds.RunFinished)
                {
                    Text(json, "Status", run.Status is { } status ? EnumNames.Of(status) : null);
                    json.WriteBoolean("Suspect", run.Suspect);
                    Figures(json, run.Figures);
                    if (run.DurationMs is { } duration)
                    {
                        json.WriteNumber("DurationMs", duration);
                    }

                    Text(json, "Failure", run.Failure);
                }
            }
        );

    /// <summary>Any event that is about neither a run nor a person.</summary>
    public static string Other(DateTimeOffset time, int eventId = 7001) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"@t\":\"{time.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture)}\",\"@mt\":\"Something else, \\\"quoted\\\"\",\"@i\":{eventId},\"Event\":\"Else\"}}\n"
        );

    private static string Line(
        DateTimeOffset time,
        string template,
        int eventId,
        string name,
        Guid runId,
        Action<Utf8JsonWriter> write,
        string? level = null
    )
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteString("@t", time.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture));
        json.WriteString("@mt", template);
        Text(json, "@l", level);
        json.WriteNumber("@i", eventId);
        json.WriteString("@tr", runId.ToString("n"));
        json.WriteString("Event", name);
        json.WriteString("RunId", runId);
        write(json);
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Call(Utf8JsonWriter json, LoggedCall call)
    {
        json.WriteBoolean("SeedOnly", call.SeedOnly);
        if (call.Offset != 0)
        {
            json.WriteNumber("Offset", call.Offset);
        }

        if (call.Profiled)
        {
            json.WriteBoolean("Profiled", call.Profiled);
        }

        json.WriteNumber("Attempts", call.Attempts);
        json.WriteNumber("Status", call.Status);
        json.WriteNumber("Rows", call.Rows);
        json.WriteNumber("Bytes", call.Bytes);
        json.WriteBoolean("Complete", call.Complete);
        json.WriteNumber("DurationMs", call.DurationMs);
        Text(json, "Failure", call.Failure);
    }

    private static string Word(LoggedCall call) =>
        (call.SeedOnly ? "seed" : "all")
        + (call.Offset != 0 ? $"@{call.Offset}" : "")
        + (call.Profiled ? "+profile" : "")
        + ":"
        + (
            call.Failure is null ? $"{call.Rows}"
            : call.Status is 0 or 200 ? call.Failure
            : $"{call.Status}"
        );

    private static void Figures(Utf8JsonWriter json, LoggedFigures? figures)
    {
        if (figures is null)
        {
            return;
        }

        foreach (
            var property in typeof(LoggedFigures)
                .GetProperties()
                .Where(property => property.PropertyType == typeof(int))
        )
        {
            json.WriteNumber(property.Name, (int)property.GetValue(figures)!);
        }
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
