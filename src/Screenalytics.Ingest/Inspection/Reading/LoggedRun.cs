using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>An event about a run as a whole; <see cref="EventId"/> tells which. What an event does not say is null.</summary>
internal sealed record LoggedRun
{
    /// <summary>Where it stands.</summary>
    public required LogPlace Place { get; init; }

    /// <summary>The event's id.</summary>
    public required int EventId { get; init; }

    /// <summary>When it was logged.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The run.</summary>
    public required Guid RunId { get; init; }

    /// <summary>The run's target.</summary>
    public string? Target { get; init; }

    /// <summary>The node.</summary>
    public string? Node { get; init; }

    /// <summary>Whether nothing is written.</summary>
    public bool DryRun { get; init; }

    /// <summary>How it ended (RunFinished).</summary>
    public RunStatus? Status { get; init; }

    /// <summary>Whether it is suspect (RunFinished).</summary>
    public bool Suspect { get; init; }

    /// <summary>The figures of its report (RunFinished).</summary>
    public LoggedFigures? Figures { get; init; }

    /// <summary>How long it took, in milliseconds (RunFinished).</summary>
    public double? DurationMs { get; init; }

    /// <summary>Why it could not go on: the failure's code in snake_case (RunFinished).</summary>
    public string? Failure { get; init; }
}
