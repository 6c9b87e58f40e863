namespace Screenalytics.Ingest.Storage.Oversight;

/// <summary>People of whom two runs made different things, from one id on.</summary>
/// <param name="Before">The earlier run.</param>
/// <param name="After">The later run.</param>
/// <param name="From">The id past which was looked.</param>
/// <param name="People">The people, by id.</param>
/// <param name="IsWhole">Whether there is nobody after them.</param>
internal sealed record DifferingPeople(Guid Before, Guid After, Guid From, Guid[] People, bool IsWhole)
{
    /// <summary>Whether they hold a page past this id, and who comes after it.</summary>
    public bool Serves(Guid before, Guid after, Guid cursor, int most) =>
        Before == before
        && After == after
        && From.CompareTo(cursor) <= 0
        && (IsWhole || People.Length - FirstPast(cursor) > most);

    /// <summary>Those past an id; one more than the page has, when there is a next page.</summary>
    public ReadOnlySpan<Guid> PageOf(Guid cursor, int most)
    {
        var rest = People.AsSpan(FirstPast(cursor));
        return rest[..Math.Min(rest.Length, most + 1)];
    }

    private int FirstPast(Guid cursor)
    {
        var place = Array.BinarySearch(People, cursor);
        return place < 0 ? ~place : place + 1;
    }
}
