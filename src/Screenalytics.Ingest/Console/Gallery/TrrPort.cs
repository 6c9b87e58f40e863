using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Console.Gallery;

/// <summary>TRR's own database, which a worker may have or not.</summary>
/// <param name="gallery">It, or null without <c>TRR_DB_URL</c>.</param>
internal sealed class TrrPort(ITrrGallery? gallery) : IAsyncDisposable
{
    private static readonly Dictionary<Guid, string> NoNames = [];

    /// <summary>It, or null without <c>TRR_DB_URL</c>.</summary>
    public ITrrGallery? Gallery => gallery;

    /// <summary>People's names as far as they are known; never an error.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(
        IReadOnlyCollection<Guid> people,
        CancellationToken cancellationToken
    ) => gallery is null ? NoNames : await gallery.NamesAsync(people, cancellationToken);

    /// <summary>A person's name, or null.</summary>
    public async Task<string?> NameAsync(Guid personId, CancellationToken cancellationToken) =>
        (await NamesAsync([personId], cancellationToken)).GetValueOrDefault(personId);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => gallery?.DisposeAsync() ?? ValueTask.CompletedTask;
}
