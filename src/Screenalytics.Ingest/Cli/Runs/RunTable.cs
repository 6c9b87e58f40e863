using System.Globalization;
using System.Text;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>Renders a run for people, at 80 columns.</summary>
internal sealed class RunTable
{
    private const int MostErrors = 20;
    private const int TextColumn = 11;
    private const int DetailColumn = 4;

    private readonly StringBuilder _text = new();
    private readonly RunDetail _run;
    private readonly Palette _palette;
    private readonly TimeProvider _time;

    private RunTable(RunDetail run, Palette palette, TimeProvider time) =>
        (_run, _palette, _time) = (run, palette, time);

    /// <summary>Renders.</summary>
    public static string Render(RunDetail run, Palette palette, TimeProvider time)
    {
        var table = new RunTable(run, palette, time);
        table.Write();
        return table._text.ToString();
    }

    private void Write()
    {
        var title = $"Sync of {RunText.Target(_run.Target)}";
        _text.Append(CultureInfo.InvariantCulture, $"{_palette.Strong(title)}\n\n");
        Line("Run", _run.RunId.ToString());
        Line("Status", RunText.Status(_run), text => RunText.Paint(_palette, _run.Status, text));
        Line("Why", _run.Failure?.Message);
        Line("Notes", string.Join("; ", RunText.Notes(_run)), _palette.Warn);
        Line("People", PeopleText());
        Line("Images", ImagesText());
        if (_run.Report is { } report)
        {
            Line("Photos", Parts((report.FetchedPhotos, "fetched", true), (report.ChosenPhotos, "chosen", true)));
            Line("Calls", CallsText(report.Calls));
        }

        Line("Asked", $"{TimeText.Of(_run.QueuedAt, _time)} by {_run.Trigger}{By(_run.Actor)}");
        Line("Due", Time(_run.ScheduledFor));
        Line("Began", Time(_run.StartedAt));
        Line("Ended", _run.FinishedAt is { } ended ? $"{Time(ended)}{After()}" : null);
        Line("Cancelled", _run.CancelRequestedAt is { } asked ? Time(asked) + Named(_run.CancelRequestedBy) : null);
        Line(
            "Undone",
            _run.UndoneAt is { } undone ? $"{Time(undone)}{Named(_run.UndoneBy)}{Images(_run.UndoneImages)}" : null
        );
        Line("Accepted", _run.AcceptedAt is { } accepted ? Time(accepted) + Named(_run.AcceptedBy) : null);
        Line("Node", _run.Node is { } node ? $"{node}{Attempts(_run.Attempts)}" : null);
        Line("Backend", _run.BackendHost);
        Line("Database", _run.DatabaseHost);
        PartLines();
        foreach (var warning in _run.Warnings)
        {
            _text.Append(
                CultureInfo.InvariantCulture,
                $"\n{_palette.Warn("Warning")}    {WordWrap.Of(warning, TextColumn)}\n"
            );
        }

        Errors();
    }

    private string PeopleText()
    {
        var counts = _run.Counts;
        var known = counts.CastComplete ? "" : " known so far";
        var left = _run.FinishedAt is null ? "to do" : "not attempted";
        return $"{Number(counts.People)}{known}: "
            + Parts(
                (counts.Seeded, "seeded", true),
                (counts.Fallback, "fallback", true),
                (counts.Empty, "empty", true),
                (counts.Held, "held", false),
                (counts.Failed, "failed", true),
                (counts.People - counts.Done, left, false)
            );
    }

    private string ImagesText() =>
        $"{Number(_run.Counts.ImportedImages)} {(_run.DryRun ? "would be imported" : "imported")}, "
        + $"{Number(_run.Counts.AlreadyPresentImages)} already there (cap {_run.MaxImagesPerPerson})";

    private static string CallsText(CallCounts calls) =>
        Parts(
            (calls.SeedOnly, "for seeds", true),
            (calls.All, "for all", true),
            (calls.Cast, "for casts", false),
            (calls.Retries, "retries", false)
        );

    private void PartLines()
    {
        if (_run.PartList.Count < 2 && (_run.FinishedAt is not null || _run.PartList.Count == 0))
        {
            return;
        }

        _text.Append('\n').Append(_palette.Dim($"part   people  tries  state    node")).Append('\n');
        foreach (var part in _run.PartList)
        {
            var state =
                part.Done ? "done"
                : part.LeaseUntil > _time.GetUtcNow() ? "held"
                : "free";
            var line = $"{part.Part, 4}  {part.People, 7}  {part.Attempts, 5}  {state, -7}  {part.Node}";
            _text.Append(line.TrimEnd()).Append('\n');
        }
    }

    private void Errors()
    {
        if (_run.Report is not { Errors.Count: > 0 } report)
        {
            return;
        }

        _text.Append(CultureInfo.InvariantCulture, $"\n{_palette.Bad($"Errors ({report.FailedPeople:N0})")}\n");
        foreach (var error in report.Errors.Take(MostErrors))
        {
            _text.Append(CultureInfo.InvariantCulture, $"  {error.PersonId}  {EnumNames.Of(error.Code)}\n");
            _text.Append(
                CultureInfo.InvariantCulture,
                $"    {_palette.Dim(WordWrap.Of(error.Detail, DetailColumn))}\n"
            );
        }

        if (report.FailedPeople > MostErrors)
        {
            _text.Append(
                CultureInfo.InvariantCulture,
                $"  and {report.FailedPeople - MostErrors:N0} more, which this lists:\n"
            );
            _text.Append(CultureInfo.InvariantCulture, $"  runs people {_run.RunId} --outcome failed --all\n");
        }
    }

    private void Line(string name, string? text, Func<string, string>? paint = null)
    {
        if (!string.IsNullOrEmpty(text))
        {
            var wrapped = WordWrap.Of(text, TextColumn);
            _text.Append(
                CultureInfo.InvariantCulture,
                $"{_palette.Dim(name.PadRight(TextColumn))}{(paint is null ? wrapped : paint(wrapped))}\n"
            );
        }
    }

    private string? Time(DateTimeOffset? moment) => moment is { } told ? TimeText.Of(told, _time) : null;

    private string After() => RunText.Took(_run, _time) is { } took ? $", after {took}" : "";

    private static string By(string? actor) => actor is null ? "" : $" ({actor})";

    private static string Named(string? actor) => actor is null ? "" : $" by {actor}";

    private static string Images(int? count) => count is { } images ? $", {Number(images)} images" : "";

    private static string Attempts(int attempts) => attempts > 1 ? $" ({attempts} attempts)" : "";

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Parts(params ReadOnlySpan<(int Count, string Name, bool Always)> parts)
    {
        List<string> shown = [];
        foreach (var (count, name, always) in parts)
        {
            if (always || count != 0)
            {
                shown.Add($"{Number(count)} {name}");
            }
        }

        return string.Join(", ", shown);
    }
}
