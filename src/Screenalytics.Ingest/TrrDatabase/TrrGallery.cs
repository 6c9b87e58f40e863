using Npgsql;

namespace Screenalytics.Ingest.TrrDatabase;

/// <summary>The galleries in TRR's own database.</summary>
internal sealed class TrrGallery : ITrrGallery
{
    private readonly TrrPlace _place;
    private readonly TrrSession _session;
    private readonly PeopleNames _names;

    /// <summary>Connects to nothing yet.</summary>
    public TrrGallery(TrrPlace place, TimeProvider? time = null)
    {
        _place = place;
        _session = new TrrSession(place);
        _names = new PeopleNames(_session, time ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    public string Host => _place.Host;

    /// <inheritdoc/>
    public string Database => _place.Database;

    /// <inheritdoc/>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var checks = await _session.AskAsync(
            GallerySql.Catalog,
            [GallerySql.Schema, GallerySql.Name],
            row => new GalleryCheck(
                row.GetString(0),
                row.GetBoolean(1),
                row.GetBoolean(2),
                row.GetFieldValue<string[]>(3),
                row.GetFieldValue<string[]>(4)
            ),
            cancellationToken
        );
        var problems = GalleryCheck.Problems(checks.SingleOrDefault());
        if (problems.Count > 0)
        {
            throw new TrrDatabaseException($"TRR's galleries can't be read ({_place}): {string.Join("; ", problems)}.");
        }

        await _session.AskAsync(GallerySql.Probe, [], PhotoOf, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GalleryPhoto>> OfPersonAsync(Guid personId, CancellationToken cancellationToken)
    {
        var photos = await _session.AskAsync(GallerySql.OfPerson, [personId], PhotoOf, cancellationToken);
        return photos.GroupBy(photo => photo.LinkId).FirstOrDefault(link => link.Count() > 1) is { } doubled
            ? throw new TrrDatabaseException(
                $"{GallerySql.Schema}.{GallerySql.Name} shows link {doubled.Key} of person {personId} {doubled.Count()} times ({_place}): a link is one row; mend the view."
            )
            : photos;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<GalleryPerson>> PeopleAsync(int most, CancellationToken cancellationToken) =>
        new PeopleSearch(_session).FindAsync(most, cancellationToken);

    /// <inheritdoc/>
    public async Task<GalleryPhoto?> AnyOfOtherKindAsync(CancellationToken cancellationToken) =>
        (await _session.AskAsync(GallerySql.OtherKind, [], PhotoOf, cancellationToken)).FirstOrDefault();

    /// <inheritdoc/>
    public async Task<GalleryPhoto?> FindAsync(Guid linkId, CancellationToken cancellationToken) =>
        (await _session.AskBrieflyAsync(GallerySql.OfLink, [linkId], PhotoOf, cancellationToken)).FirstOrDefault();

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<Guid, string>> NamesAsync(
        IReadOnlyCollection<Guid> people,
        CancellationToken cancellationToken
    ) => _names.OfAsync(people, cancellationToken);

    /// <inheritdoc/>
    public Task<PeopleMatches> SearchPeopleAsync(string text, int most, CancellationToken cancellationToken) =>
        new NameSearch(_session, _names).FindAsync(text, most, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GalleryPerson>> FiguresAsync(
        IReadOnlyCollection<Guid> people,
        CancellationToken cancellationToken
    ) =>
        people.Count == 0
            ? []
            : await _session.AskBrieflyAsync(
                GallerySql.OfPeople,
                [people.ToArray()],
                PeopleSearch.PersonOf,
                cancellationToken
            );

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private static GalleryPhoto PhotoOf(NpgsqlDataReader row) =>
        new()
        {
            LinkId = row.GetGuid(0),
            PersonId = row.GetGuid(1),
            Kind = TextOf(row, 2) ?? "",
            FacebankSeed = row.GetBoolean(3),
            IsPrimary = row.GetBoolean(4),
            Position = NumberOf(row, 5),
            ServedUrl = TextOf(row, 6),
            Width = NumberOf(row, 7),
            Height = NumberOf(row, 8),
            Caption = TextOf(row, 9),
        };

    private static string? TextOf(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    private static int? NumberOf(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetInt32(column);
}
