namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>What one run made of a person, in sentences and in figures.</summary>
public sealed record PersonStory
{
    /// <summary>The run.</summary>
    public required RunSummary Run { get; init; }

    /// <summary>What it made of the person; null while, or because, their turn did not come.</summary>
    public PersonReport? Result { get; init; }

    /// <summary>The story, in order.</summary>
    public required IReadOnlyList<StoryLine> Lines { get; init; }
}
