using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Inspection.Stories;

/// <summary>Tells why a row could not become an image.</summary>
internal static class SkipText
{
    /// <summary>Tells.</summary>
    public static string Of(SkipReason reason) =>
        reason switch
        {
            SkipReason.MissingUrl => "it has no served_url",
            SkipReason.EmptyUrl => "its served_url is empty",
            SkipReason.NotText => "its served_url is no text",
            SkipReason.InvalidUrl => "its served_url is no absolute URL",
            SkipReason.UnsupportedScheme => "its served_url is neither http nor https",
            SkipReason.ControlCharacter => "its served_url holds a control character",
            SkipReason.TooLong => "its served_url is longer than 2,048 bytes",
            _ => EnumNames.Of(reason),
        };
}
