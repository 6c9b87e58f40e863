using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Inspection.Fallback;

/// <summary>A run as its log tells it.</summary>
internal sealed record FallbackRun
{
    /// <summary>The run.</summary>
    public required Guid RunId { get; init; }

    /// <summary>Its target's key, or null.</summary>
    public string? Target { get; init; }

    /// <summary>Whether nothing was written.</summary>
    public bool DryRun { get; init; }

    /// <summary>When it started, else when its first person was done.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it finished; null when the log does not tell.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>How it ended; null when the log does not tell.</summary>
    public RunStatus? Status { get; init; }

    /// <summary>Whether it is suspect.</summary>
    public bool Suspect { get; init; }

    /// <summary>Why it could not go on: the failure's code, or null.</summary>
    public string? Failure { get; init; }

    /// <summary>Its people.</summary>
    public required FallbackFigures Figures { get; init; }

    /// <summary>The shapes of their calls.</summary>
    public required IReadOnlyList<WordCount> Patterns { get; init; }

    /// <summary>The reasons of their outcomes.</summary>
    public required IReadOnlyList<WordCount> Reasons { get; init; }
}
