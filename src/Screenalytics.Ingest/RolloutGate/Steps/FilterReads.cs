using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.RolloutGate.Photos;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>A person's photos as the backend lists them in each way, and as TRR's database has them.</summary>
internal sealed record FilterReads
{
    /// <summary>What <c>seed_only=false</c> lists.</summary>
    public required PhotoListing All { get; init; }

    /// <summary>What <c>seed_only=true</c> lists.</summary>
    public required PhotoListing Seeds { get; init; }

    /// <summary>What is listed without <c>seed_only</c>.</summary>
    public required PhotoListing Default { get; init; }

    /// <summary>What TRR's database has; null when that can't be told.</summary>
    public IReadOnlyList<GalleryPhoto>? Photos { get; init; }

    /// <summary>Why it can't be told, in words, or null.</summary>
    public string? Blind { get; init; }

    /// <summary>Whether TRR's database changed meanwhile.</summary>
    public bool HasChanged { get; init; }

    /// <summary>Whose photos the URLs are that are none of this person's.</summary>
    public IReadOnlyDictionary<string, Guid> Owners { get; init; } = new Dictionary<string, Guid>();

    /// <summary>Whether another reading may come out otherwise: rows moved, or pages overlapped.</summary>
    public bool IsUnsteady => HasChanged || All.Pages > 1 || Seeds.Pages > 1;

    /// <summary>Reads a person's photos in each way, between two looks at TRR's database.</summary>
    public static async Task<FilterReads> ReadAsync(
        GateContext gate,
        StepRecord record,
        Guid person,
        CancellationToken cancellationToken
    )
    {
        PhotoReads reads = new(gate, record);
        var before = await GalleryLook.AtAsync(gate, [person], cancellationToken);
        var seeds = await reads.AllAsync(person, true, cancellationToken);
        var all = await reads.AllAsync(person, false, cancellationToken);
        var unsaid = await reads.AllAsync(person, null, cancellationToken);
        var after = await GalleryLook.AtAsync(gate, [person], cancellationToken);
        var blind = before.Problem ?? after.Problem;
        var photos = blind is null ? after.Of(person) : null;
        return new FilterReads
        {
            All = all,
            Seeds = seeds,
            Default = unsaid,
            Photos = photos,
            Blind = blind,
            HasChanged = blind is null && GalleryChanges.Between(before, after).Count > 0,
            Owners = photos is null
                ? new Dictionary<string, Guid>()
                : await PhotoOwners.OfAsync(gate, person, photos, [.. all.Rows, .. seeds.Rows], cancellationToken),
        };
    }
}
