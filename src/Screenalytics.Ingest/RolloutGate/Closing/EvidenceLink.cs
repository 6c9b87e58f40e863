using Screenalytics.Ingest.RolloutGate.Evidence;
using Screenalytics.Ingest.RolloutGate.Evidence.Markdown;

namespace Screenalytics.Ingest.RolloutGate.Closing;

/// <summary>Where a plan's reader finds a gate's evidence.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Url">Where it was published, or null for the path from the document to the folder.</param>
internal sealed record EvidenceLink(string Folder, string? Url)
{
    private const string Page = ".html";

    /// <summary>The link's target in a document.</summary>
    /// <param name="document">The document's path.</param>
    /// <param name="anchor">The part of the page that is meant, or null.</param>
    public string TargetFrom(string document, string? anchor = null)
    {
        if (Url is not null)
        {
            // Whether an address without a page's name has parts is not known.
            return MarkdownText.Target(
                anchor is not null && Url.EndsWith(Page, StringComparison.OrdinalIgnoreCase) ? $"{Url}#{anchor}" : Url
            );
        }

        var path = Path.GetRelativePath(Path.GetDirectoryName(document)!, Path.Combine(Folder, EvidenceFiles.Html));
        var escaped = string.Join('/', path.Split(Path.DirectorySeparatorChar).Select(Escaped));
        return MarkdownText.Target(anchor is null ? escaped : $"{escaped}#{anchor}");
    }

    private static string Escaped(string part) => Uri.EscapeDataString(part);
}
