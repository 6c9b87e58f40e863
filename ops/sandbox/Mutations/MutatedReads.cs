using Screenalytics.Sandbox.Reads;

namespace Screenalytics.Sandbox.Mutations;

/// <summary>Photo reads, as the mutations have them; casts are left alone.</summary>
internal sealed class MutatedReads(IReads reads, MutationBook mutations) : IReads
{
    private static readonly PageWindow _everything = new(int.MaxValue, 0, 0, 0);

    public async ValueTask<Page> PhotosAsync(
        Guid person,
        bool seedOnly,
        PageWindow window,
        CancellationToken cancellationToken
    )
    {
        var changes = mutations.Any ? mutations.At(mutation => mutation.Photos).ToList() : [];
        if (changes.Count == 0)
        {
            return await reads.PhotosAsync(person, seedOnly, window, cancellationToken);
        }

        var rows = await RowsAsync(person, seedOnly, cancellationToken);
        foreach (var change in changes)
        {
            rows = rows with { Answer = change(rows) };
        }

        var offset = (int)Math.Min(window.Offset, int.MaxValue);
        var limit = (int)Math.Min(window.Limit, int.MaxValue);
        return PageText.Page([.. rows.Answer.Skip(offset).Take(limit)]);
    }

    public ValueTask<Page> EpisodeAsync(
        Guid episode,
        string? category,
        PageWindow window,
        CancellationToken cancellationToken
    ) => reads.EpisodeAsync(episode, category, window, cancellationToken);

    public ValueTask<Page> SeasonAsync(Guid season, PageWindow window, CancellationToken cancellationToken) =>
        reads.SeasonAsync(season, window, cancellationToken);

    public Task<IReadOnlyList<PhotoRow>> GalleryAsync(Guid person, CancellationToken cancellationToken) =>
        reads.GalleryAsync(person, cancellationToken);

    public Task RefreshAsync(Guid person, CancellationToken cancellationToken) =>
        reads.RefreshAsync(person, cancellationToken);

    public Task ReloadAsync(CancellationToken cancellationToken) => reads.ReloadAsync(cancellationToken);

    private async Task<PhotoRows> RowsAsync(Guid person, bool seedOnly, CancellationToken cancellationToken)
    {
        var all = PageText.Rows(await reads.PhotosAsync(person, false, _everything, cancellationToken));
        var flagged = PageText.Rows(await reads.PhotosAsync(person, true, _everything, cancellationToken));
        // Both have flagged photos and others.
        var other = SandboxIds.Ordinary(person == SandboxIds.Ordinary(1) ? 2 : 1);
        var others = await reads.PhotosAsync(other, seedOnly, _everything, cancellationToken);
        return new PhotoRows
        {
            PersonId = person,
            SeedOnly = seedOnly,
            Answer = seedOnly ? flagged : all,
            All = all,
            Flagged = flagged,
            Others = PageText.Rows(others),
        };
    }
}
