using System.Globalization;
using System.Text;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Cli.Runs;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Fallback;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Cli.Logs;

/// <summary>Renders what logs tell for people, at 80 columns.</summary>
internal sealed class FallbackTable(Palette palette, TimeProvider time)
{
    private const int MostRuns = 20;
    private const int MostRows = 24;
    private const int MostWords = 8;
    private const int NameColumns = 43;
    private const int NoteColumn = 2;
    private const int DetailColumn = 4;

    private readonly StringBuilder _text = new();

    /// <summary>What stands above people.</summary>
    public string PeopleHeader() => palette.Dim($"{"person", -36}  {"outcome", -13} calls") + "\n";

    /// <summary>A person.</summary>
    public string Person(SampledPerson sample)
    {
        var person = sample.Person;
        var name = (person.Outcome is { } outcome ? EnumNames.Of(outcome) : "unknown").PadRight(13);
        var painted = sample switch
        {
            { Reason: FallbackReason.NotProven } or { Person.Outcome: PersonOutcome.Failed } => palette.Bad(name),
            { Person.Outcome: PersonOutcome.Held or PersonOutcome.NotAttempted or null } => palette.Warn(name),
            _ => name,
        };
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{person.PersonId}  {painted} {PlainText.Of(CallPattern.Of(person.Calls))}\n"
        );
        var about = $"{Second(person.Time)}  {person.RunId}  {PlainText.Of(sample.Reason)}";
        text.Append(' ', NoteColumn).Append(palette.Dim(person.DryRun ? about + ", dry run" : about)).Append('\n');
        if (person.Detail is { } detail)
        {
            var words = WordWrap.Of(PlainText.Of(detail), DetailColumn);
            text.Append(' ', DetailColumn).Append(palette.Dim(words)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The tables.</summary>
    /// <param name="report">What the logs tell.</param>
    /// <param name="sample">The latest people; null when they were listed already.</param>
    public string Render(FallbackReport report, PeopleSample? sample)
    {
        _text.Clear();
        if (report.Totals.People == 0 && report.Runs.Count == 0)
        {
            return report.Events + report.TornLines + report.ForeignLines == 0
                ? "The log is empty.\n"
                : "The log tells of nobody like that.\n";
        }

        Runs(report);
        Rates("By cast", report.Casts, row => CastName(row.Key), report.CastsLeftOut);
        Rates("By day", report.Days, row => row.From.ToString("yyyy-MM-dd zzz", CultureInfo.InvariantCulture));
        Rates("By hour", report.Hours, row => row.From.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture));
        Totals(report);
        People(sample);
        return _text.ToString();
    }

    private void Runs(FallbackReport report)
    {
        Header("Runs");
        foreach (var run in report.Runs.Take(MostRuns))
        {
            Figures($"{run.RunId}", run.Figures);
            _text.Append(' ', NoteColumn).Append(palette.Dim(CastName(run.Target))).Append("  ");
            _text
                .Append(palette.Dim(TimeText.Short(run.Started, time)))
                .Append("  ")
                .Append(StatusOf(run))
                .Append('\n');
            if (run.Patterns.Count > 0)
            {
                Note(Words(run.Patterns));
            }
        }

        Rest(report.Runs.Count - MostRuns + report.RunsLeftOut, "earlier runs");
    }

    private string StatusOf(FallbackRun run)
    {
        var name = run switch
        {
            { Status: { } status } => RunText.Paint(palette, status, EnumNames.Of(status)),
            { Finished: null } => "no end",
            _ => "ended",
        };
        name += run.Failure is { } failure ? $" ({PlainText.Of(failure)})" : "";
        name += run.Suspect ? palette.Warn(", suspect") : "";
        return run.DryRun ? name + ", dry run" : name;
    }

    private void Rates(
        string title,
        IReadOnlyList<FallbackRow> rows,
        Func<FallbackRow, string> nameOf,
        long leftOut = 0
    )
    {
        if (rows.Count == 0)
        {
            return;
        }

        var isByTime = rows[0].Key is null && title != "By cast";
        Header(title);
        foreach (var row in isByTime ? rows.Skip(Math.Max(0, rows.Count - MostRows)) : rows.Take(MostRows))
        {
            Figures(nameOf(row), row.Figures);
        }

        Rest(rows.Count - MostRows + leftOut, isByTime ? "earlier ones" : "more");
    }

    private void Totals(FallbackReport report)
    {
        Header("All");
        var from = report.From is { } first ? TimeText.Short(first, time) : "";
        Figures(from.Length > 0 ? $"since {from}" : "nobody", report.Totals);
        if (report.Patterns.Count > 0)
        {
            Note("calls: " + Words(report.Patterns));
            Note("reasons: " + Words(report.Reasons));
        }

        if (report.Totals.NotProven > 0)
        {
            var words =
                $"{report.Totals.NotProven:N0} had a second call that no proof on their line allows: --reason {FallbackReason.NotProven} --people shows them.";
            _text.Append(' ', NoteColumn).Append(palette.Bad(WordWrap.Of(words, NoteColumn))).Append('\n');
        }
    }

    private void People(PeopleSample? sample)
    {
        if (sample is null)
        {
            return;
        }

        Latest("Second calls without proof", sample.LatestNotProven(), sample.LatestNotProven().Count);
        Latest("Failed", sample.Latest(PersonOutcome.Failed), sample.Count(PersonOutcome.Failed));
        Latest("Withheld", sample.Latest(PersonOutcome.Held), sample.Count(PersonOutcome.Held));
        Latest("Fell back", sample.Latest(PersonOutcome.Fallback), sample.Count(PersonOutcome.Fallback));
    }

    private void Latest(string title, IReadOnlyList<SampledPerson> people, long count)
    {
        if (people.Count == 0)
        {
            return;
        }

        _text.Append('\n').Append(palette.Strong(title));
        if (count > people.Count)
        {
            _text.Append(
                palette.Dim(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $": the latest {people.Count} of {count:N0}, --people lists them all"
                    )
                )
            );
        }

        _text.Append('\n').Append(PeopleHeader());
        foreach (var person in people)
        {
            _text.Append(Person(person));
        }
    }

    private void Header(string title)
    {
        _text.Append(_text.Length > 0 ? "\n" : "").Append(palette.Strong(title.PadRight(NameColumns)));
        _text.Append(palette.Dim($"{"people", 8}{"fallback", 9}{"empty", 7}{"failed", 7}{"held", 6}")).Append('\n');
    }

    private void Figures(string name, FallbackFigures figures)
    {
        var failed = Rate(figures.FailedRate).PadLeft(7);
        _text.Append(
            CultureInfo.InvariantCulture,
            $"{name, -NameColumns}{figures.People, 8}{Rate(figures.FallbackRate), 9}{Rate(figures.EmptyRate), 7}{(figures.Failed > 0 ? palette.Bad(failed) : failed)}{Rate(figures.HeldRate), 6}\n"
        );
    }

    private void Note(string words) =>
        _text.Append(' ', NoteColumn).Append(palette.Dim(WordWrap.Of(words, NoteColumn))).Append('\n');

    private void Rest(long count, string what)
    {
        if (count > 0)
        {
            Note(string.Create(CultureInfo.InvariantCulture, $"and {count:N0} {what}: --output json"));
        }
    }

    private static string Words(IReadOnlyList<WordCount> words)
    {
        var shown = words
            .Take(MostWords)
            .Select(word => string.Create(CultureInfo.InvariantCulture, $"{PlainText.Of(word.Name)} {word.People:N0}"));
        var rest = words.Skip(MostWords).Sum(word => word.People);
        return string.Join(
            "; ",
            rest > 0 ? [.. shown, $"others {rest.ToString("N0", CultureInfo.InvariantCulture)}"] : shown
        );
    }

    // An exact 0 or 100 is told apart from what only rounds to it.
    private static string Rate(double? rate) =>
        rate switch
        {
            null or 0 => "-",
            1 => "100%",
            < 0.001 => "<0.1%",
            _ => Math.Min(rate.Value * 100, 99.9).ToString("0.0", CultureInfo.InvariantCulture) + "%",
        };

    private static string CastName(string? key) =>
        key is null ? "unknown target" : PlainText.Of(key.Replace(':', ' '), NameColumns);

    private string Second(DateTimeOffset moment) =>
        TimeZoneInfo
            .ConvertTime(moment, time.LocalTimeZone)
            .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
