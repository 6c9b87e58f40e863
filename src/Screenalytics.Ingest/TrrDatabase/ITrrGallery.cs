namespace Screenalytics.Ingest.TrrDatabase;

/// <summary>TRR's own database, read-only: the galleries, whose link ids the backend's reads don't tell.</summary>
internal interface ITrrGallery : IAsyncDisposable
{
    /// <summary>Host and port, or the socket's folder.</summary>
    string Host { get; }

    /// <summary>The database's name.</summary>
    string Database { get; }

    /// <summary>Sees whether the galleries can be read.</summary>
    /// <exception cref="TrrDatabaseException">They can't; the message names the database, the user, the cause and the way out.</exception>
    Task CheckAsync(CancellationToken cancellationToken);

    /// <summary>A person's gallery in the backend's order: primary ones first, then by position.</summary>
    /// <exception cref="TrrDatabaseException">It can't be read.</exception>
    Task<IReadOnlyList<GalleryPhoto>> OfPersonAsync(Guid personId, CancellationToken cancellationToken);

    /// <summary>
    /// People who have photos, the smallest galleries first, with and without flagged ones in turn; no more of the
    /// galleries is looked at than that takes, so that it is quick on any database.
    /// </summary>
    /// <param name="most">How many at most of either kind.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    /// <exception cref="TrrDatabaseException">They can't be read.</exception>
    Task<IReadOnlyList<GalleryPerson>> PeopleAsync(int most, CancellationToken cancellationToken);

    /// <summary>A photo whose link is of a kind that can't be flagged, anybody's; null when there is none.</summary>
    /// <exception cref="TrrDatabaseException">They can't be read.</exception>
    Task<GalleryPhoto?> AnyOfOtherKindAsync(CancellationToken cancellationToken);

    /// <summary>A photo by its link, or null when there is none.</summary>
    /// <exception cref="TrrDatabaseException">It can't be read, or not in 2 s.</exception>
    Task<GalleryPhoto?> FindAsync(Guid linkId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>
    /// People's names as far as they are known. An ornament: empty where TRR's database has none that may be read, or can't
    /// be asked just now, and never an error.
    /// </summary>
    Task<IReadOnlyDictionary<Guid, string>> NamesAsync(
        IReadOnlyCollection<Guid> people,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    /// <summary>People by the beginning of their id and, where there are names, by words of it in any order and case.</summary>
    /// <param name="text">What to look for.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    /// <exception cref="TrrDatabaseException">TRR's database can't be asked.</exception>
    Task<PeopleMatches> SearchPeopleAsync(string text, int most, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>How many photos people have, and how many of them are flagged; who has none is left out.</summary>
    /// <exception cref="TrrDatabaseException">It can't be read, or not in 2 s.</exception>
    Task<IReadOnlyList<GalleryPerson>> FiguresAsync(
        IReadOnlyCollection<Guid> people,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();
}
