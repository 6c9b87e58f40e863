using Npgsql;

namespace Screenalytics.Ingest.TrrDatabase;

/// <summary>
/// Looks for people to choose from, by id, and no further than it has to: the same data gives the same people, and a
/// gallery of millions costs no more than a small one.
/// </summary>
internal sealed class PeopleSearch(TrrSession session)
{
    /// <summary>Rows that one look takes in.</summary>
    public const int WindowRows = 20_000;

    private const int MostWindows = 5;

    // Among more than are wanted, so that small galleries can be preferred.
    private const int Choice = 4;

    /// <summary>Finds people with and without flagged photos, the smallest galleries first.</summary>
    public async Task<IReadOnlyList<GalleryPerson>> FindAsync(int most, CancellationToken cancellationToken)
    {
        var flagged = await session.AskAsync(GallerySql.Flagged, [most * Choice], PersonOf, cancellationToken);
        var unflagged = await UnflaggedAsync(most * Choice, cancellationToken);
        var (with, without) = (Smallest(flagged, most), Smallest(unflagged, most));
        return
        [
            .. Enumerable
                .Range(0, Math.Max(with.Length, without.Length))
                .SelectMany(i => with.Skip(i).Take(1).Concat(without.Skip(i).Take(1))),
        ];
    }

    /// <summary>Reads a person's figures.</summary>
    public static GalleryPerson PersonOf(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3));

    private async Task<List<GalleryPerson>> UnflaggedAsync(int wanted, CancellationToken cancellationToken)
    {
        var found = new List<GalleryPerson>();
        var after = Guid.Empty;
        for (var window = 0; window < MostWindows && found.Count < wanted; window++)
        {
            var people = await session.AskAsync(GallerySql.Window, [after, WindowRows], PersonOf, cancellationToken);
            var isFull = people.Sum(person => person.Photos) == WindowRows;

            // The last one's rows may go on past the window, so that its figures tell nothing.
            found.AddRange((isFull ? people.SkipLast(1) : people).Where(person => person.Flagged == 0));
            if (!isFull)
            {
                break;
            }

            after = people.Count > 1 ? people[^2].PersonId : people[^1].PersonId;
        }

        return found;
    }

    private static GalleryPerson[] Smallest(IEnumerable<GalleryPerson> people, int most) =>
        [.. people.OrderBy(person => person.Photos).ThenBy(person => person.PersonId).Take(most)];
}
