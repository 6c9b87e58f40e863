using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>What TRR's database says of a person.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Photos">The gallery, in the backend's order.</param>
internal sealed record PersonFacts(Guid PersonId, IReadOnlyList<GalleryPhoto> Photos)
{
    /// <summary>How many are flagged.</summary>
    public int Flagged => Photos.Count(photo => photo.FacebankSeed);

    /// <summary>How many a sync can file at all.</summary>
    public int Usable => Photos.Count(IsUsable);

    /// <summary>How many are flagged and can be filed.</summary>
    public int UsableFlagged => Photos.Count(photo => photo.FacebankSeed && IsUsable(photo));

    /// <summary>The figures in words.</summary>
    public string Figures =>
        $"{Photos.Count} photos, {Flagged} of them flagged ({UsableFlagged} with a usable URL), {Usable} with a usable URL";

    /// <summary>Whether a sync could file a photo.</summary>
    public static bool IsUsable(GalleryPhoto photo) => photo.ServedUrl is { } url && ServedUrl.Judge(url) is null;

    /// <summary>Why the person is not seeded as a gate needs it, or null.</summary>
    public string? NotSeeded =>
        Photos.Count == 0 ? "has no photos in TRR's database"
        : Flagged == 0 ? $"has no flagged photo: {Figures}"
        : UsableFlagged == 0 ? $"has no flagged photo with a usable URL: {Figures}"
        : null;

    /// <summary>Why the person is not unseeded as a gate needs it, or null.</summary>
    public string? NotUnseeded =>
        Photos.Count == 0 ? "has no photos in TRR's database"
        : Flagged > 0 ? $"has flagged photos: {Figures}"
        : Usable == 0 ? $"has no photo with a usable URL: {Figures}"
        : null;
}
