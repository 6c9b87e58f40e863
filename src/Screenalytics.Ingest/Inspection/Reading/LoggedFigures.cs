namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>The figures that a <c>RunFinished</c> event carries, under the names of these properties.</summary>
internal sealed record LoggedFigures
{
    /// <summary>Distinct people of the target.</summary>
    public int People { get; init; }

    /// <summary>People whose flagged photos were used.</summary>
    public int Seeded { get; init; }

    /// <summary>People who fell back to all photos.</summary>
    public int Fallback { get; init; }

    /// <summary>People without any photo.</summary>
    public int Empty { get; init; }

    /// <summary>People whose fallback was withheld.</summary>
    public int Held { get; init; }

    /// <summary>People who failed.</summary>
    public int Failed { get; init; }

    /// <summary>People whose turn did not come.</summary>
    public int NotAttempted { get; init; }

    /// <summary>Images that were inserted.</summary>
    public int Images { get; init; }

    /// <summary>Calls with <c>seed_only=true</c>.</summary>
    public int SeedCalls { get; init; }

    /// <summary>Calls with <c>seed_only=false</c>.</summary>
    public int AllCalls { get; init; }

    /// <summary>Attempts past the first of each call, those of the cast included.</summary>
    public int Retries { get; init; }
}
