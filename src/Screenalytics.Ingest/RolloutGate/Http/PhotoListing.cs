using System.Text.Json;

namespace Screenalytics.Ingest.RolloutGate.Http;

/// <summary>A person's photos as the backend listed them.</summary>
/// <param name="Rows">The rows, as they came.</param>
/// <param name="Pages">How many pages were read.</param>
/// <param name="Problem">Why it is no whole list, in words, or null.</param>
internal sealed record PhotoListing(IReadOnlyList<JsonElement> Rows, int Pages, string? Problem);
