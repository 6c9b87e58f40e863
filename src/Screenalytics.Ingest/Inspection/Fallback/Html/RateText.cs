using System.Globalization;

namespace Screenalytics.Ingest.Inspection.Fallback.Html;

/// <summary>Shares as people read them.</summary>
internal static class RateText
{
    /// <summary>A share in percent; an exact 0 or 100 is told apart from what only rounds to it.</summary>
    public static string Of(double? rate) =>
        rate switch
        {
            null or 0 => "–",
            1 => "100%",
            < 0.001 => "<0.1%",
            _ => Math.Min(rate.Value * 100, 99.9).ToString("0.0", CultureInfo.InvariantCulture) + "%",
        };
}
