using System.Globalization;
using System.Text;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>Renders a page of runs for people, at 80 columns.</summary>
internal static class RunListTable
{
    private const int NoteColumn = 2;

    /// <summary>Renders.</summary>
    public static string Render(RunPage<RunSummary> page, Palette palette, TimeProvider time)
    {
        if (page.Items.Count == 0)
        {
            return "No run is like that.\n";
        }

        var text = new StringBuilder();
        text.Append(
            palette.Dim($"{"run", -36}  {"status", -12} {"people", 6} {"failed", 6} {"images", 7} {"took", 7}")
        );
        text.Append('\n');
        foreach (var run in page.Items)
        {
            Append(text, run, palette, time);
        }

        if (page.Next is { } next)
        {
            text.Append(palette.Dim($"There are more: --after {next}")).Append('\n');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, RunSummary run, Palette palette, TimeProvider time)
    {
        var counts = run.Counts;
        var status = RunText.Paint(palette, run.Status, RunText.Status(run).PadRight(12));
        text.Append(
            CultureInfo.InvariantCulture,
            $"{run.RunId}  {status} {counts.People, 6} {Failed(counts, palette)} {counts.ImportedImages, 7} {RunText.Took(run, time) ?? "-", 7}\n"
        );
        var target = RunText.Target(run.Target).PadRight(44);
        text.Append(palette.Dim($"  {target} {TimeText.Short(run.QueuedAt, time)} {run.Trigger}")).Append('\n');
        var notes = string.Join("; ", RunText.Notes(run));
        if (notes.Length > 0)
        {
            text.Append(' ', NoteColumn).Append(palette.Warn(WordWrap.Of(notes, NoteColumn))).Append('\n');
        }
    }

    private static string Failed(RunCounts counts, Palette palette)
    {
        var failed = counts.Failed.ToString(CultureInfo.InvariantCulture).PadLeft(6);
        return counts.Failed > 0 ? palette.Bad(failed) : failed;
    }
}
