namespace Screenalytics.Ingest.Console.Overview;

/// <summary>A span of time to look at.</summary>
/// <param name="Name">Its name in an address.</param>
/// <param name="Title">Its name on a page.</param>
/// <param name="Span">How long a point of the chart is.</param>
/// <param name="Count">How many points.</param>
public sealed record TrendRange(string Name, string Title, TimeSpan Span, int Count)
{
    /// <summary>All of them; the first is looked at unless another is asked for.</summary>
    public static IReadOnlyList<TrendRange> All { get; } =
    [
        new("14d", "14 days", TimeSpan.FromHours(12), 28),
        new("24h", "24 hours", TimeSpan.FromHours(1), 24),
        new("90d", "90 days", TimeSpan.FromDays(3), 30),
    ];

    /// <summary>The range of a name, or the first.</summary>
    public static TrendRange Find(string? name) => All.FirstOrDefault(range => range.Name == name) ?? All[0];

    /// <summary>When its first point begins, so that the last one is under way.</summary>
    public DateTimeOffset From(DateTimeOffset now)
    {
        var last = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % Span.Ticks), TimeSpan.Zero);
        return last - (Span * (Count - 1));
    }
}
