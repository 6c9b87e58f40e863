using System.Globalization;
using System.Text;
using System.Text.Json;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>Writes people page by page: one table, one JSON value, or a value a line.</summary>
internal sealed class PeopleOutput(RunsCall call)
{
    private const int DetailColumn = 4;
    private readonly Palette _palette = new(call.Console.OutputIsTerminal && !call.Console.NoColor);
    private bool _begun;
    private bool _any;

    /// <summary>Writes a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="isLast">Whether none follows it.</param>
    public void Write(RunPage<PersonReport> page, bool isLast)
    {
        switch (call.Format)
        {
            case OutputFormats.Ndjson:
                WriteLines(page);
                break;
            case OutputFormats.Json:
                WriteValue(page, isLast);
                break;
            default:
                RunsOutput.Write(call.Console, Table(page, isLast));
                break;
        }

        _begun = true;
    }

    private void WriteLines(RunPage<PersonReport> page)
    {
        foreach (var person in page.Items)
        {
            RunsOutput.WriteJson(call.Console, person, RunsOutput.Compact.PersonReport);
        }
    }

    private void WriteValue(RunPage<PersonReport> page, bool isLast)
    {
        var output = call.Console.Output;
        output.Write(_begun ? ""u8 : "{\"items\":["u8);
        foreach (var person in page.Items)
        {
            output.Write(_any ? ",\n"u8 : "\n"u8);
            _any = true;
            JsonSerializer.Serialize(output, person, RunsOutput.Compact.PersonReport);
        }

        if (isLast)
        {
            var next = page.Next is null ? "null" : $"\"{page.Next}\"";
            RunsOutput.Write(call.Console, $"\n],\"next\":{next}}}\n");
        }
    }

    private string Table(RunPage<PersonReport> page, bool isLast)
    {
        if (page.Items.Count == 0)
        {
            return _begun ? "" : "No person is like that.\n";
        }

        var text = new StringBuilder();
        if (!_begun)
        {
            var header =
                $"{"person", -36}  {"outcome", -13} {"from", -4} {"new", 3} {"had", 3} {"rows", 6} {"calls", 5}";
            text.Append(_palette.Dim(header)).Append('\n');
        }

        foreach (var person in page.Items)
        {
            Append(text, person);
        }

        if (isLast && page.Next is { } next)
        {
            text.Append(_palette.Dim($"There are more: --after {next}, or --all")).Append('\n');
        }

        return text.ToString();
    }

    private void Append(StringBuilder text, PersonReport person)
    {
        var outcome = EnumNames.Of(person.Outcome).PadRight(13);
        var painted = person.Failure is null ? outcome : _palette.Bad(outcome);
        text.Append(
            CultureInfo.InvariantCulture,
            $"{person.PersonId}  {painted} {person.Source, -4} {person.Inserted, 3} {person.AlreadyPresent, 3} {person.Fetched, 6} {person.Calls.Count, 5}\n"
        );
        if (person.Failure is { } failure)
        {
            var detail = WordWrap.Of($"{EnumNames.Of(failure.Code)}: {failure.Detail}", DetailColumn);
            text.Append(' ', DetailColumn).Append(_palette.Dim(detail)).Append('\n');
        }
    }
}
