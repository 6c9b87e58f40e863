namespace Screenalytics.Ingest.Runs;

/// <summary>Divides a cast, as it is read, into the first part's share and further parts of the same size.</summary>
/// <param name="size">People a part; 0 leaves all of them to the first.</param>
/// <param name="recorded">People who are recorded already, the first part's before all others'.</param>
internal sealed class PartShare(int size, int recorded)
{
    private readonly List<Guid> _waiting = [];
    private int _recorded = recorded;

    /// <summary>Takes people in; what is left of the first part's share is answered, the others wait for parts of their own.</summary>
    public ReadOnlyMemory<Guid> Take(ReadOnlyMemory<Guid> people)
    {
        var own = size == 0 ? people.Length : Math.Clamp(size - _recorded, 0, people.Length);
        _recorded += own;
        _waiting.AddRange(people.Span[own..]);
        return people[..own];
    }

    /// <summary>Gives the people of a further part.</summary>
    /// <param name="whole">Whether only a full part will do.</param>
    /// <param name="people">The people.</param>
    public bool TryTakePart(bool whole, out ReadOnlyMemory<Guid> people)
    {
        var count = Math.Min(size, _waiting.Count);
        if (count == 0 || (whole && count < size))
        {
            people = default;
            return false;
        }

        people = _waiting[..count].ToArray();
        _waiting.RemoveRange(0, count);
        return true;
    }
}
