namespace Screenalytics.Ingest.Console.People;

/// <summary>What the search of people shows.</summary>
public sealed record PeopleModel
{
    /// <summary>What was looked for, or null.</summary>
    public string? Text { get; init; }

    /// <summary>Who was found; without a search, some people to begin with.</summary>
    public IReadOnlyList<FoundPerson> People { get; init; } = [];

    /// <summary>Whether there are more.</summary>
    public bool More { get; init; }

    /// <summary>Whether TRR's database is configured.</summary>
    public bool HasDatabase { get; init; }

    /// <summary>Whether names can be looked for.</summary>
    public bool HasNames { get; init; }

    /// <summary>Whether the search took too long, so that somebody may have been missed.</summary>
    public bool TookTooLong { get; init; }

    /// <summary>Why TRR's database could not be asked, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>What of the address could not be read.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];
}
