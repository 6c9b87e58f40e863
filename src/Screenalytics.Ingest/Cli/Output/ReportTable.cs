using System.Globalization;
using System.Text;
using Screenalytics.Ingest.Cli.Syncing;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Cli.Output;

/// <summary>Renders a report for people, at 80 columns.</summary>
internal sealed class ReportTable
{
    private const int MostErrors = 20;
    private const int TextColumn = 19;
    private const int WarningColumn = 9;
    private const int DetailColumn = 4;

    private readonly StringBuilder _text = new();
    private readonly SyncReport _report;
    private readonly Palette _palette;

    private ReportTable(SyncReport report, Palette palette) => (_report, _palette) = (report, palette);

    /// <summary>Renders.</summary>
    public static string Render(SyncReport report, Palette palette)
    {
        var table = new ReportTable(report, palette);
        table.Write();
        return table._text.ToString();
    }

    private void Write()
    {
        var note = _report.DryRun ? "  (dry run: nothing was written)" : "";
        _text.Append(
            CultureInfo.InvariantCulture,
            $"{_palette.Strong("Sync of " + TargetText.Of(_report.Target))}{note}\n\n"
        );
        Line("Status", null, StatusText());
        Line("People", _report.People, OutcomesText());
        Line("Images", _report.ImportedFacebankImages, ImagesText());
        Line("Photos", _report.FetchedPhotos, PhotosText());
        Line("Calls", _report.Calls.SeedOnly + _report.Calls.All + _report.Calls.Cast, CallsText());
        Line("Took", null, TookText());
        Line("Backend", null, _report.BackendHost);
        Line("Database", null, $"{_report.DatabaseName} on {_report.DatabaseHost}");
        Line("Run", null, _report.RunId.ToString());
        Warnings();
        Errors();
    }

    private string StatusText()
    {
        var name = EnumNames.Of(_report.Status);
        var status = _report.Status switch
        {
            RunStatus.Ok => _palette.Good(name),
            RunStatus.Error => _palette.Bad(name),
            _ => _palette.Warn(name),
        };
        var suspect = _report.Suspect ? _palette.Warn(", suspect: its empty answers may be a sick backend's") : "";
        var failure = _report.Failure is { } cause ? $"\n{"", TextColumn}{WordWrap.Of(cause.Message, TextColumn)}" : "";
        return $"{status}{suspect}{failure}";
    }

    private string OutcomesText() =>
        Parts(
            (_report.SeededPeople, "seeded", true),
            (_report.FallbackPeople, "fallback", true),
            (_report.EmptyPeople, "empty", true),
            (_report.HeldPeople, "held", false),
            (_report.FailedPeople, "failed", true),
            (_report.NotAttemptedPeople, "not attempted", false)
        );

    private string ImagesText() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(_report.DryRun ? "would be imported" : "imported")} for {_report.ImportedFacebankPeople:N0} {(_report.ImportedFacebankPeople == 1 ? "person" : "people")}, "
                + $"{_report.AlreadyPresentImages:N0} already there (cap {_report.MaxImagesPerPerson})"
        );

    private string PhotosText()
    {
        var skipped = _report.SkippedImages.OrderByDescending(pair => pair.Value).ToArray();
        var reasons = string.Join(", ", skipped.Select(pair => $"{Number(pair.Value)} {EnumNames.Of(pair.Key)}"));
        var text = Parts(
            (_report.ChosenPhotos, "chosen", true),
            (_report.DuplicatePhotos, "duplicates", false),
            (_report.OverCapPhotos, "over the cap", false),
            (skipped.Sum(pair => pair.Value), "skipped", false)
        );
        return reasons.Length > 0 ? $"{text}\n{"", TextColumn}{WordWrap.Of($"skipped: {reasons}", TextColumn)}" : text;
    }

    private string CallsText() =>
        Parts(
            (_report.Calls.SeedOnly, "for seeds", true),
            (_report.Calls.All, "for all", true),
            (_report.Calls.Cast, "for casts", false),
            (_report.Calls.Retries, "retries", false)
        );

    private string TookText()
    {
        var seconds = Math.Max(_report.DurationMs, 1) / 1000.0;
        return string.Create(CultureInfo.InvariantCulture, $"{seconds:N1} s, {_report.People / seconds:N0} people/s");
    }

    private void Warnings()
    {
        foreach (var warning in _report.Warnings)
        {
            _text.Append(
                CultureInfo.InvariantCulture,
                $"\n{_palette.Warn("Warning")}  {WordWrap.Of(warning, WarningColumn)}\n"
            );
        }
    }

    private void Errors()
    {
        if (_report.Errors.Count == 0)
        {
            return;
        }

        _text.Append(CultureInfo.InvariantCulture, $"\n{_palette.Bad($"Errors ({_report.ImportErrors:N0})")}\n");
        foreach (var error in _report.Errors.Take(MostErrors))
        {
            _text.Append(CultureInfo.InvariantCulture, $"  {error.PersonId}  {EnumNames.Of(error.Code)}\n");
            _text.Append(
                CultureInfo.InvariantCulture,
                $"    {_palette.Dim(WordWrap.Of(error.Detail, DetailColumn))}\n"
            );
        }

        if (_report.Errors.Count > MostErrors)
        {
            var more = _report.ImportErrors - MostErrors;
            _text.Append(CultureInfo.InvariantCulture, $"  and {more:N0} more{AllErrors()}\n");
        }
    }

    // A dry run in a terminal is recorded nowhere, and its report is whole; a worker's lists only the first.
    private string AllErrors() =>
        _report.DryRun && _report.Errors.Count == _report.ImportErrors
            ? ": --output json lists them all"
            : $", which this lists:\n  runs people {_report.RunId} --outcome failed --all";

    private void Line(string name, int? number, string text) =>
        _text.Append(
            CultureInfo.InvariantCulture,
            $"{_palette.Dim(name.PadRight(9))}{(number is null ? "" : Number(number.Value)), 8}  {text}\n"
        );

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Parts(params ReadOnlySpan<(int Count, string Name, bool Always)> parts)
    {
        var shown = new List<string>(parts.Length);
        foreach (var (count, name, always) in parts)
        {
            if (always || count != 0)
            {
                shown.Add(string.Create(CultureInfo.InvariantCulture, $"{count:N0} {name}"));
            }
        }

        return string.Join(", ", shown);
    }
}
