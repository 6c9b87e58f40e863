using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.TrrDatabase;

/// <summary>What stands in a photo's way: to a flag, or to the face bank.</summary>
internal static class GalleryObstacle
{
    /// <summary>Why a photo can't be flagged.</summary>
    public const string NoFlag = $"can't be flagged: only photos of the kind '{GalleryPhoto.Gallery}' can";

    /// <summary>Why a sync could not file it, or null.</summary>
    public static SkipReason? ToFiling(GalleryPhoto photo) =>
        photo.ServedUrl is { } url ? ServedUrl.Judge(url) : SkipReason.MissingUrl;
}
