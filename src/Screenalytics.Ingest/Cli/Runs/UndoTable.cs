using System.Globalization;
using System.Text;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>Renders what taking a run back removes, person by person.</summary>
internal static class UndoTable
{
    /// <summary>Renders a plan.</summary>
    public static string Render(UndoReport plan, Palette palette)
    {
        var text = new StringBuilder();
        var people = plan.Removed.Concat(plan.Approved).GroupBy(image => image.PersonId).OrderBy(person => person.Key);
        foreach (var person in people)
        {
            text.Append(CultureInfo.InvariantCulture, $"{palette.Strong($"person {person.Key}")}\n");
            foreach (var image in person.OrderBy(image => image.Rank))
            {
                var mark = image.Approved ? palette.Good("stays  ") : palette.Warn("remove ");
                var by = image.ApprovedBy is { } human ? $" by {human}" : "";
                var why = image.Approved ? palette.Dim($"  approved{by}") : "";
                text.Append(CultureInfo.InvariantCulture, $"  {mark} {image.ImageId}{why}\n");
                text.Append(CultureInfo.InvariantCulture, $"          {image.S3OriginalKey}\n");
            }
        }

        text.Append(text.Length > 0 ? "\n" : "");
        return text.Append(Sentence(plan, "would be removed")).ToString();
    }

    /// <summary>Tells what was done.</summary>
    public static string Done(UndoReport report) =>
        Sentence(report, report.Removed.Count == 1 ? "was removed" : "were removed");

    /// <summary>So many images, in words.</summary>
    public static string Images(int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? "image" : "images")}");

    private static string Sentence(UndoReport report, string removed)
    {
        var stays = report.Approved.Count == 1 ? "stays, since it is approved" : "stay, since they are approved";
        var approved = report.Approved.Count > 0 ? $"; {report.Approved.Count:N0} {stays}" : "";
        var gone = report.Gone > 0 ? $"; {report.Gone:N0} {(report.Gone == 1 ? "is" : "are")} gone already" : "";
        return $"{WordWrap.Of($"{Images(report.Removed.Count)} {removed}{approved}{gone}.", 0)}\n";
    }
}
