namespace Screenalytics.Ingest.Console.Triggering;

/// <summary>The form that starts a run, and what it offers.</summary>
public sealed record TriggerModel
{
    /// <summary>What time it is.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What stands in it.</summary>
    public required TriggerForm Form { get; init; }

    /// <summary>What is wrong with it.</summary>
    public FieldErrors Errors { get; init; } = new();

    /// <summary>Whether whoever looks may start runs.</summary>
    public bool MayStart { get; init; }

    /// <summary>Who looks, and as what.</summary>
    public required string Who { get; init; }

    /// <summary>Targets that were synced before, the latest first.</summary>
    public IReadOnlyList<KnownTarget> Known { get; init; } = [];

    /// <summary>Whether people can be looked for.</summary>
    public bool CanFind { get; init; }

    /// <summary>Those who were found; null when nobody was looked for.</summary>
    public IReadOnlyList<FoundName>? Found { get; init; }

    /// <summary>What is to be said of the search, or null.</summary>
    public string? FindNote { get; init; }

    /// <summary>How many people the list names, when it was read.</summary>
    public string? ListNote { get; init; }

    /// <summary>How many people the run has whose people are meant, or null.</summary>
    public int? PeopleOfRun { get; init; }
}
