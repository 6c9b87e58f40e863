using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Console.People;

/// <summary>What a person's page shows.</summary>
public sealed record PersonModel
{
    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Their name, or null when it is not known.</summary>
    public string? Name { get; init; }

    /// <summary>What time it is.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Their images in the face bank, the approved ones first.</summary>
    public IReadOnlyList<BankPhoto> Bank { get; init; } = [];

    /// <summary>All their images in the face bank.</summary>
    public int Images { get; init; }

    /// <summary>Whether there are more than were counted.</summary>
    public bool MoreImages { get; init; }

    /// <summary>Those that a human approved.</summary>
    public int Approved { get; init; }

    /// <summary>What runs made of them, the latest first.</summary>
    public IReadOnlyList<PersonStory> Stories { get; init; } = [];

    /// <summary>The address that shows earlier runs too, or null when there are none.</summary>
    public string? Earlier { get; init; }

    /// <summary>What is flagged at TRR against what the face bank has; null when it is not known.</summary>
    public SeedComparison? Seeds { get; init; }

    /// <summary>Photos that TRR has of them; null when it is not known.</summary>
    public int? Photos { get; init; }

    /// <summary>Whether TRR's database is configured.</summary>
    public bool HasGallery { get; init; }

    /// <summary>Why TRR's database could not be asked, or null.</summary>
    public string? GalleryProblem { get; init; }

    /// <summary>Images a person when nothing else is asked for.</summary>
    public int MaxImages { get; init; }

    /// <summary>Whether whoever looks may start a sync.</summary>
    public bool MaySync { get; init; }

    /// <summary>Whether nothing at all is known of them.</summary>
    public bool IsUnknown => Images == 0 && Stories.Count == 0 && Name is null && (Photos ?? 0) == 0;
}
