namespace Screenalytics.Ingest.Inspection.Fallback;

/// <summary>What became of some people.</summary>
internal sealed record FallbackFigures
{
    /// <summary>How many there are.</summary>
    public long People { get; init; }

    /// <summary>Whose flagged photos were used.</summary>
    public long Seeded { get; init; }

    /// <summary>Who fell back to all photos.</summary>
    public long Fallback { get; init; }

    /// <summary>Who has no photo at all.</summary>
    public long Empty { get; init; }

    /// <summary>Whose fallback was withheld.</summary>
    public long Held { get; init; }

    /// <summary>Who failed.</summary>
    public long Failed { get; init; }

    /// <summary>Whose turn did not come.</summary>
    public long NotAttempted { get; init; }

    /// <summary>Whose outcome is none that this program knows.</summary>
    public long Unknown { get; init; }

    /// <summary>Who had a second call that no proof on the line allows.</summary>
    public long NotProven { get; init; }

    /// <summary>Images that were inserted.</summary>
    public long Images { get; init; }

    /// <summary>The share of people who fell back; null without people.</summary>
    public double? FallbackRate => Rate(Fallback);

    /// <summary>The share of people without any photo.</summary>
    public double? EmptyRate => Rate(Empty);

    /// <summary>The share of people who failed.</summary>
    public double? FailedRate => Rate(Failed);

    /// <summary>The share of people whose fallback was withheld.</summary>
    public double? HeldRate => Rate(Held);

    private double? Rate(long count) => People == 0 ? null : Math.Round((double)count / People, 6);
}
