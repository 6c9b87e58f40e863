using System.Text.Json;
using Screenalytics.Ingest.Inspection.AccessLogs;
using Screenalytics.Ingest.Inspection.Verification;

namespace Screenalytics.Ingest.Cli.Logs;

/// <summary>Writes what <c>logs verify</c> came to as JSON.</summary>
internal static class VerifyJson
{
    /// <summary>Writes all of it.</summary>
    public static void Write(Utf8JsonWriter json, VerifyAnswer answer)
    {
        json.WriteStartObject();
        WriteSums(json, answer);
        if (answer.Log is { } log)
        {
            json.WriteStartArray("findings");
            foreach (var finding in log.Findings)
            {
                Write(json, finding, null);
            }

            json.WriteEndArray();
        }

        if (answer.Access is { } access)
        {
            json.WriteStartArray("access_findings");
            foreach (var finding in access.Findings)
            {
                Write(json, finding, null);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the verdict, the sums and the runs.</summary>
    public static void WriteSummary(Utf8JsonWriter json, VerifyAnswer answer, string type)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        WriteSums(json, answer);
        json.WriteEndObject();
    }

    /// <summary>Writes a finding of this program's log.</summary>
    public static void Write(Utf8JsonWriter json, Finding finding, string? type)
    {
        Begin(json, type);
        json.WriteString("kind", FindingCatalog.NameOf(finding.Kind));
        json.WriteBoolean("violation", FindingCatalog.IsViolation(finding.Kind));
        json.WriteString("file", finding.Place.File);
        json.WriteNumber("line", finding.Place.Line);
        if (finding.RunId is { } runId)
        {
            json.WriteString("run_id", runId);
        }

        if (finding.PersonId is { } personId)
        {
            json.WriteString("person_id", personId);
        }

        if (finding.Pattern is { } pattern)
        {
            json.WriteString("pattern", pattern);
        }

        json.WriteString("sentence", finding.Sentence);
        json.WriteEndObject();
    }

    /// <summary>Writes a person of the access log.</summary>
    public static void Write(Utf8JsonWriter json, AccessFinding finding, string? type)
    {
        Begin(json, type);
        json.WriteString("person_id", finding.PersonId);
        json.WriteString("verdict", AccessCatalog.NameOf(finding.Verdict));
        json.WriteString("reason", AccessCatalog.NameOf(finding.Reason));
        if (finding.Place is { } place)
        {
            json.WriteString("file", place.File);
            json.WriteNumber("line", place.Line);
        }

        json.WriteString("client", finding.Client);
        json.WriteNumber("seed_requests", finding.Seeds);
        json.WriteNumber("all_requests", finding.Seconds);
        json.WriteString("sentence", finding.Sentence);
        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, string? type)
    {
        json.WriteStartObject();
        if (type is not null)
        {
            json.WriteString("type", type);
        }
    }

    private static void WriteSums(Utf8JsonWriter json, VerifyAnswer answer)
    {
        json.WriteString("verdict", answer.Verdict);
        if (answer.Log is { } log)
        {
            json.WriteStartObject("log");
            json.WriteNumber("people", log.People);
            json.WriteNumber("second_calls", log.SecondCalls);
            json.WriteNumber("proven", log.Proven);
            json.WriteNumber("violations", log.Violations);
            json.WriteNumber("incomplete", log.Incomplete);
            json.WriteNumber("foreign_lines", log.ForeignLines);
            Counts(json, "kinds", log.Counts.Select(count => (FindingCatalog.NameOf(count.Key), count.Value)));
            json.WriteStartArray("runs");
            foreach (var run in log.Runs)
            {
                Write(json, run);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        if (answer.Access is { } access)
        {
            json.WriteStartObject("access_log");
            json.WriteNumber("requests", access.Requests);
            json.WriteNumber("gate_requests", access.OfGates);
            json.WriteNumber("clients", access.Clients);
            json.WriteNumber("absent_people", access.Absent);
            foreach (var verdict in Enum.GetValues<AccessVerdict>())
            {
                json.WriteNumber(AccessCatalog.NameOf(verdict), access.Of(verdict));
            }

            Counts(json, "reasons", access.Counts.Select(count => (AccessCatalog.NameOf(count.Key), count.Value)));
            Counts(json, "lines", access.Lines.Select(count => (AccessCatalog.NameOf(count.Key), count.Value)));
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, RunVerdict run)
    {
        json.WriteStartObject();
        json.WriteString("run_id", run.RunId);
        json.WriteString("target", run.Target);
        json.WriteString("first", run.First);
        json.WriteString("last", run.Last);
        json.WriteNumber("people", run.People);
        if (run.Reported is { } reported)
        {
            json.WriteNumber("reported_people", reported);
        }

        json.WriteNumber("second_calls", run.SecondCalls);
        json.WriteNumber("proven", run.Proven);
        json.WriteNumber("violations", run.Violations);
        json.WriteNumber("incomplete", run.Incomplete);
        json.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter json, string name, IEnumerable<(string Name, long Count)> counts)
    {
        json.WriteStartObject(name);
        foreach (var (key, count) in counts.OrderByDescending(pair => pair.Count))
        {
            json.WriteNumber(key, count);
        }

        json.WriteEndObject();
    }
}
