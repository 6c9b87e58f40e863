using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Storage;

/// <summary>The people of a batch with an outcome that few of it have: what finds them again among very many.</summary>
internal sealed class FewPeople
{
    /// <summary>How many people of a batch are few.</summary>
    public const int Most = 16;

    private static readonly int Outcomes = (int)Enum.GetValues<PersonOutcome>().Max() + 1;

    private FewPeople(Guid[] ids, short[] outcomes)
    {
        Ids = ids;
        OutcomesOfIds = outcomes;
    }

    /// <summary>The people, in the batch's order.</summary>
    public Guid[] Ids { get; }

    /// <summary>What each came to.</summary>
    public short[] OutcomesOfIds { get; }

    /// <summary>Finds them.</summary>
    public static FewPeople Of(ReadOnlySpan<Guid> people, ReadOnlySpan<short> outcomes)
    {
        Span<int> counts = stackalloc int[Outcomes];
        counts.Clear();
        foreach (var outcome in outcomes)
        {
            counts[outcome]++;
        }

        List<Guid> ids = [];
        List<short> few = [];
        for (var i = 0; i < people.Length; i++)
        {
            if (counts[outcomes[i]] <= Most)
            {
                ids.Add(people[i]);
                few.Add(outcomes[i]);
            }
        }

        return new FewPeople([.. ids], [.. few]);
    }
}
