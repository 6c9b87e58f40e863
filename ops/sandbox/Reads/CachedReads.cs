using System.Collections.Concurrent;
using Npgsql;

namespace Screenalytics.Sandbox.Reads;

/// <summary>Answers from memory: all photos are loaded at once, casts when they are first asked for.</summary>
internal sealed class CachedReads(NpgsqlDataSource database, DatabaseReads source) : IReads, IDisposable
{
    private const string PhotosSql =
        "select person_id, served_url, hosted_key, is_primary, width, height, kind, position, facebank_seed "
        + "from core.v_person_images_served_media_v2 ";

    private const string PhotoOrder = "order by person_id, is_primary desc nulls last, position asc nulls last, id";

    private static readonly PageWindow _everything = new(int.MaxValue, 0, 0, 0);

    private readonly ConcurrentDictionary<(Guid, string?), RowSet> _casts = new();
    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile ConcurrentDictionary<Guid, PersonPhotos> _people = new();

    public ValueTask<Page> PhotosAsync(
        Guid person,
        bool seedOnly,
        PageWindow window,
        CancellationToken cancellationToken
    )
    {
        var photos = _people.GetValueOrDefault(person, PersonPhotos.None);
        return ValueTask.FromResult(Page.Of(seedOnly ? photos.Seeds : photos.All, 0, window));
    }

    public async ValueTask<Page> EpisodeAsync(
        Guid episode,
        string? category,
        PageWindow window,
        CancellationToken cancellationToken
    )
    {
        if (!_casts.TryGetValue((episode, category), out var rows))
        {
            rows = await source.EpisodeRowsAsync(episode, category, _everything, cancellationToken);
            _casts[(episode, category)] = rows;
        }

        return Page.Of(rows, 0, window);
    }

    public async ValueTask<Page> SeasonAsync(Guid season, PageWindow window, CancellationToken cancellationToken)
    {
        // A category is never the empty text, so seasons and episodes can't meet.
        if (!_casts.TryGetValue((season, ""), out var rows))
        {
            rows = await source.SeasonRowsAsync(season, _everything, cancellationToken);
            _casts[(season, "")] = rows;
        }

        return Page.Of(rows, 0, window);
    }

    public Task<IReadOnlyList<PhotoRow>> GalleryAsync(Guid person, CancellationToken cancellationToken) =>
        source.GalleryAsync(person, cancellationToken);

    public Task RefreshAsync(Guid person, CancellationToken cancellationToken) =>
        AloneAsync(() => LoadAsync(_people, person, cancellationToken), cancellationToken);

    public Task ReloadAsync(CancellationToken cancellationToken) =>
        AloneAsync(
            async () =>
            {
                var loaded = new ConcurrentDictionary<Guid, PersonPhotos>();
                await LoadAsync(loaded, null, cancellationToken);
                _people = loaded;
                _casts.Clear();
            },
            cancellationToken
        );

    public void Dispose() => _loading.Dispose();

    // One load at a time: the last one to write has also read last.
    private async Task AloneAsync(Func<Task> load, CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            await load();
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task LoadAsync(
        ConcurrentDictionary<Guid, PersonPhotos> into,
        Guid? only,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(
            PhotosSql + (only is null ? PhotoOrder : "where person_id = $1 " + PhotoOrder)
        );
        command.CommandTimeout = 300;
        if (only is { } person)
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person });
        }

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var photos = new PersonPhotosBuilder();
        while (await reader.ReadAsync(cancellationToken))
        {
            photos.Add(reader, into);
        }

        photos.Flush(into);
    }
}
