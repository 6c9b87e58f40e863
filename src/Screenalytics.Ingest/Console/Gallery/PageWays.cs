using Screenalytics.Ingest.TrrBackend;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Console.Gallery;

/// <summary>What an admin at a page looks at when a toggle was refused.</summary>
internal static class PageWays
{
    /// <summary>The sentences. They travel in a header: plain letters alone.</summary>
    public static SeedToggleWays All { get; } =
        new()
        {
            OfLinks = "Load the page again: it shows the photos that there are.",
            OfPerson = "Load the page again: it shows the photos of this person.",
            OfKind = $"Only photos of the kind '{GalleryPhoto.Gallery}' can be flagged.",
            NotKnown = "Whether the flag has changed is not known: look again, and turn the switch again if need be.",
        };
}
