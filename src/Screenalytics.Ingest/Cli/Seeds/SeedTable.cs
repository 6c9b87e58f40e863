using System.Globalization;
using System.Text;
using Screenalytics.Ingest.Cli.Output;

namespace Screenalytics.Ingest.Cli.Seeds;

/// <summary>Renders a gallery for people.</summary>
internal static class SeedTable
{
    /// <summary>Renders.</summary>
    public static string Render(SeedGallery gallery, Palette palette)
    {
        if (gallery.Photos == 0)
        {
            return $"Person {gallery.PersonId} has no photos in TRR's database.\n";
        }

        var text = new StringBuilder();
        text.Append(palette.Dim($"{"link", -36}  {"seed", -4}  {"primary", -7}  {"kind", -12}  size")).Append('\n');
        foreach (var link in gallery.Links)
        {
            Append(text, link, palette);
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"{gallery.Photos} photo{(gallery.Photos == 1 ? "" : "s")}, {gallery.Flagged} flagged as seed{(gallery.Flagged == 1 ? "" : "s")}.\n"
        );
        return text.ToString();
    }

    private static void Append(StringBuilder text, SeedLink link, Palette palette)
    {
        var seed = link.FacebankSeed ? palette.Good("seed") : "-   ";
        var primary = link.IsPrimary ? "primary" : "-      ";
        text.Append(
            CultureInfo.InvariantCulture,
            $"{link.LinkId}  {seed}  {primary}  {Plain(link.Kind).PadRight(12)}  {SizeOf(link)}\n"
        );
        text.Append("  ").Append(palette.Dim(link.ServedUrl is { } url ? Plain(url) : "no URL")).Append('\n');
        if (link.Obstacle is { } obstacle)
        {
            text.Append("  ").Append(palette.Warn(obstacle)).Append('\n');
        }
    }

    private static string SizeOf(SeedLink link) =>
        link is { Width: { } width, Height: { } height }
            ? string.Create(CultureInfo.InvariantCulture, $"{width}x{height}")
            : "-";

    // What steers a terminal has no place in it.
    private static string Plain(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)) : text;
}
