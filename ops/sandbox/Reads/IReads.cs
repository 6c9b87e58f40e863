namespace Screenalytics.Sandbox.Reads;

/// <summary>Where the read endpoints get their rows.</summary>
internal interface IReads
{
    /// <summary>A page of a person's photos.</summary>
    ValueTask<Page> PhotosAsync(Guid person, bool seedOnly, PageWindow window, CancellationToken cancellationToken);

    /// <summary>A page of an episode's cast.</summary>
    ValueTask<Page> EpisodeAsync(
        Guid episode,
        string? category,
        PageWindow window,
        CancellationToken cancellationToken
    );

    /// <summary>A page of a season's cast.</summary>
    ValueTask<Page> SeasonAsync(Guid season, PageWindow window, CancellationToken cancellationToken);

    /// <summary>A person's whole gallery, for the later backend's selection profile.</summary>
    Task<IReadOnlyList<PhotoRow>> GalleryAsync(Guid person, CancellationToken cancellationToken);

    /// <summary>Called after a person's photos changed, before the change is answered.</summary>
    Task RefreshAsync(Guid person, CancellationToken cancellationToken);

    /// <summary>Called after anything may have changed.</summary>
    Task ReloadAsync(CancellationToken cancellationToken);
}
