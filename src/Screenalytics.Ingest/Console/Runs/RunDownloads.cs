using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Console.Runs;

/// <summary>A run's people as files, written as they are read: a run of any size takes no more memory than a page of it.</summary>
internal static class RunDownloads
{
    private const string Header =
        "person_id,outcome,source,inserted,already_present,fetched,skipped,duplicates,over_cap,calls,failure,detail,finished_at\r\n";

    private static readonly PeopleFilter All = new() { Limit = PeopleFilter.MostLimit };

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>Maps them.</summary>
    public static void Map(ConsoleRoutes routes)
    {
        routes.Viewer.MapGet("/runs/{id:guid}/people.csv", CsvAsync);
        routes.Viewer.MapGet("/runs/{id:guid}/people.json", JsonAsync);
    }

    private static async Task<IResult> CsvAsync(Guid id, HttpContext context, IRunHistory history)
    {
        if (await history.PeopleAsync(id, All, context.RequestAborted) is not { } first)
        {
            return RunsEndpoints.NoRun($"{id}");
        }

        var output = Begin(context, "text/csv; charset=utf-8", $"run-{id}-people.csv");
        Encoding.UTF8.GetBytes(Header, output);
        await ForAllAsync(first, id, history, context, person => Encoding.UTF8.GetBytes(LineOf(person), output));
        return TypedResults.Empty;
    }

    private static async Task<IResult> JsonAsync(Guid id, HttpContext context, IRunHistory history)
    {
        if (
            await history.FindAsync(id, context.RequestAborted) is not { } run
            || await history.PeopleAsync(id, All, context.RequestAborted) is not { } first
        )
        {
            return RunsEndpoints.NoRun($"{id}");
        }

        var output = Begin(context, "application/json", $"run-{id}.json");
        await using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WritePropertyName("run");
        JsonSerializer.Serialize(json, run, RunsJson.Default.RunDetail);
        json.WriteStartArray("people");
        await ForAllAsync(
            first,
            id,
            history,
            context,
            person => JsonSerializer.Serialize(json, person, RunsJson.Default.PersonReport),
            json
        );
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
        await output.FlushAsync(context.RequestAborted);
        return TypedResults.Empty;
    }

    private static PipeWriter Begin(HttpContext context, string type, string name)
    {
        context.Response.ContentType = type;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        return context.Response.BodyWriter;
    }

    private static async Task ForAllAsync(
        RunPage<PersonReport> first,
        Guid id,
        IRunHistory history,
        HttpContext context,
        Action<PersonReport> write,
        Utf8JsonWriter? json = null
    )
    {
        var page = first;
        while (true)
        {
            foreach (var person in page.Items)
            {
                write(person);
            }

            if (json is not null)
            {
                await json.FlushAsync(context.RequestAborted);
            }

            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
            if (page.Next is not { } next)
            {
                return;
            }

            var filter = All with { After = Guid.Parse(next) };
            if (await history.PeopleAsync(id, filter, context.RequestAborted) is not { } more)
            {
                // A file that ends well would look whole.
                context.Abort();
                return;
            }

            page = more;
        }
    }

    private static string LineOf(PersonReport person)
    {
        var calls = string.Join(
            ' ',
            person.Calls.Select(call =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(call.SeedOnly ? "seed" : "all")}{(call.Offset > 0 ? $"@{call.Offset}" : "")}:{call.Status}:{call.Rows}"
                )
            )
        );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{person.PersonId},{EnumNames.Of(person.Outcome)},{person.Source},{person.Inserted},{person.AlreadyPresent},{person.Fetched},{person.Skipped.Values.Sum()},{person.Duplicates},{person.OverCap},{calls},{(person.Failure is { } failure ? EnumNames.Of(failure.Code) : "")},{Field(person.Failure?.Detail ?? "")},{Parts.Words.Iso(person.FinishedAt)}\r\n"
        );
    }

    // A spreadsheet takes a field that begins like a formula for one: an apostrophe makes it text.
    private static string Field(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
