namespace Screenalytics.Ingest.Storage;

/// <summary>The people of a dry run's batch whose images a sync would change, as columns; their photos stand in a row.</summary>
internal sealed class PlanRows
{
    private PlanRows(int people, int photos)
    {
        People = new Guid[people];
        Firsts = new int[people];
        Chosen = new int[people];
        Ranks = new short[photos];
        Keys = new string[photos];
        Changes = new short[photos];
    }

    public Guid[] People { get; }

    /// <summary>Where each person's photos begin, from 1.</summary>
    public int[] Firsts { get; }

    /// <summary>How many they are.</summary>
    public int[] Chosen { get; }

    public short[] Ranks { get; }
    public string[] Keys { get; }
    public short[] Changes { get; }

    /// <summary>Lays them out.</summary>
    /// <param name="people">The batch, ordered by id.</param>
    /// <param name="plans">What a sync would make of each, in the caller's order.</param>
    public static PlanRows Of(ReadOnlySpan<BatchPerson> people, PersonPlan[] plans)
    {
        var (count, photos) = (0, 0);
        foreach (var person in people)
        {
            if (plans[person.Ordinal].Changes)
            {
                count++;
                photos += person.Result.Chosen.Length;
            }
        }

        var rows = new PlanRows(count, photos);
        var (row, photo) = (0, 0);
        foreach (var person in people)
        {
            if (plans[person.Ordinal].Changes)
            {
                rows.People[row] = person.Result.PersonId;
                rows.Firsts[row] = photo + 1;
                rows.Chosen[row++] = person.Result.Chosen.Length;
                photo = rows.AddPhotos(photo, person, plans[person.Ordinal]);
            }
        }

        return rows;
    }

    private int AddPhotos(int at, BatchPerson person, PersonPlan plan)
    {
        var chosen = person.Result.Chosen;
        for (var i = 0; i < chosen.Length; i++, at++)
        {
            Ranks[at] = (short)Math.Min(chosen[i].Rank, short.MaxValue);
            Keys[at] = chosen[i].ServedUrl;
            Changes[at] = (short)plan.Of(i);
        }

        return at;
    }
}
