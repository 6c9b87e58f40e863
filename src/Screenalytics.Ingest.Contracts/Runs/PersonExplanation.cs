namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>A person as the database knows them: what is in the face bank, and how runs came to it.</summary>
public sealed record PersonExplanation
{
    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Images in the face bank.</summary>
    public required int Images { get; init; }

    /// <summary>Those of them that are seeds.</summary>
    public required int SeedImages { get; init; }

    /// <summary>Those of them that a human approved.</summary>
    public required int ApprovedImages { get; init; }

    /// <summary>The runs, the latest first.</summary>
    public required IReadOnlyList<PersonStory> Runs { get; init; }

    /// <summary>Whether there are earlier runs of the person than those that are told.</summary>
    public required bool More { get; init; }
}
