namespace Screenalytics.Ingest.Inspection.Fallback;

/// <summary>What logs tell of fallbacks.</summary>
internal sealed record FallbackReport
{
    /// <summary>When the first person was logged; null without people.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>When the last person was logged; null without people.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Everybody.</summary>
    public required FallbackFigures Totals { get; init; }

    /// <summary>The shapes of their calls.</summary>
    public required IReadOnlyList<WordCount> Patterns { get; init; }

    /// <summary>The reasons of their outcomes.</summary>
    public required IReadOnlyList<WordCount> Reasons { get; init; }

    /// <summary>The runs, the latest first.</summary>
    public required IReadOnlyList<FallbackRun> Runs { get; init; }

    /// <summary>Runs of long ago that are in the totals only: there are too many.</summary>
    public long RunsLeftOut { get; init; }

    /// <summary>By cast, the one with most people first.</summary>
    public required IReadOnlyList<FallbackRow> Casts { get; init; }

    /// <summary>Casts of long ago that are in the totals only.</summary>
    public long CastsLeftOut { get; init; }

    /// <summary>By day, in order.</summary>
    public required IReadOnlyList<FallbackRow> Days { get; init; }

    /// <summary>By hour, in order.</summary>
    public required IReadOnlyList<FallbackRow> Hours { get; init; }

    /// <summary>Lines that begin like events and are cut off or malformed.</summary>
    public long TornLines { get; init; }

    /// <summary>Lines that are no events of this program.</summary>
    public long ForeignLines { get; init; }

    /// <summary>All other lines.</summary>
    public long Events { get; init; }
}
