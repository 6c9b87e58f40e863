using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage;

/// <summary>People of a batch as columns: what <c>unnest</c> turns into rows again.</summary>
internal sealed class BatchRows
{
    private BatchRows(int people, int images, int filing)
    {
        ImageIds = new Guid[images];
        ImagePeople = new Guid[images];
        ImageKeys = new string[images];
        ImageRanks = new short[images];
        FilingPeople = new Guid[filing];
        People = new Guid[people];
        Outcomes = new short[people];
        Failures = new short[people];
        Sources = new short[people];
        Chosen = new short[people];
        Fetched = new int[people];
        Duplicates = new int[people];
        OverCap = new int[people];
        Skipped = new string?[people];
        Calls = new string?[people];
        Details = new string?[people];
        FirstImages = new int[people];
    }

    public Guid[] ImageIds { get; }
    public Guid[] ImagePeople { get; }
    public string[] ImageKeys { get; }
    public short[] ImageRanks { get; }

    /// <summary>The people who have images to file.</summary>
    public Guid[] FilingPeople { get; }

    public Guid[] People { get; }
    public short[] Outcomes { get; }
    public short[] Failures { get; }
    public short[] Sources { get; }
    public short[] Chosen { get; }
    public int[] Fetched { get; }
    public int[] Duplicates { get; }
    public int[] OverCap { get; }

    /// <summary>Skipped rows by reason, as PostgreSQL's text of an array; nearly always null.</summary>
    public string?[] Skipped { get; }

    public string?[] Calls { get; }
    public string?[] Details { get; }

    /// <summary>Where each person's images begin, from 1.</summary>
    public int[] FirstImages { get; }

    /// <summary>What the people come to.</summary>
    public BatchFigures Figures { get; } = new();

    /// <summary>Those of them whose outcome few have.</summary>
    public FewPeople Few => FewPeople.Of(People, Outcomes);

    /// <summary>Lays out people who are ordered by id.</summary>
    public static BatchRows Of(ReadOnlySpan<BatchPerson> people, ImageIds ids)
    {
        var (images, filing) = (0, 0);
        foreach (var person in people)
        {
            images += person.Result.Chosen.Length;
            filing += person.Result.Chosen.Length > 0 ? 1 : 0;
        }

        var rows = new BatchRows(people.Length, images, filing);
        var (image, filed) = (0, 0);
        for (var i = 0; i < people.Length; i++)
        {
            var result = people[i].Result;
            rows.SetPerson(i, result, result.Outcome, result.Failure, result.Detail);
            rows.Sources[i] = (short)result.Source;
            rows.Chosen[i] = (short)result.Chosen.Length;
            if (result.Chosen.Length > 0)
            {
                rows.FilingPeople[filed++] = result.PersonId;
                rows.FirstImages[i] = image + 1;
                image = rows.AddImages(image, people[i], ids);
            }
        }

        return rows;
    }

    /// <summary>Lays out one person whom the database refused.</summary>
    public static BatchRows OfRefused(BatchPerson person, FailureCode failure, string detail)
    {
        var rows = new BatchRows(people: 1, images: 0, filing: 0);
        rows.SetPerson(0, person.Result, PersonOutcome.Failed, failure, detail);
        return rows;
    }

    private void SetPerson(int index, PersonResult result, PersonOutcome outcome, FailureCode failure, string? detail)
    {
        Figures.Add(result, failure);
        People[index] = result.PersonId;
        Outcomes[index] = (short)outcome;
        Failures[index] = (short)failure;
        Fetched[index] = result.Rows.Fetched;
        Duplicates[index] = result.Rows.Duplicates;
        OverCap[index] = result.Rows.OverCap;
        Skipped[index] = result.Rows.Skipped is { } skipped ? $"{{{string.Join(',', skipped)}}}" : null;
        Calls[index] = CallsText.Of(result.Calls);
        Details[index] = detail is null ? null : StoredText.Of(detail);
    }

    private int AddImages(int at, BatchPerson person, ImageIds ids)
    {
        var chosen = person.Result.Chosen;
        var first = at;
        for (var i = 0; i < chosen.Length; i++, at++)
        {
            ImageIds[at] = ids[person.FirstImage + i];
            ImagePeople[at] = person.Result.PersonId;
            ImageKeys[at] = chosen[i].ServedUrl;
            ImageRanks[at] = (short)Math.Min(chosen[i].Rank, short.MaxValue);
            for (var j = at; j > first && string.CompareOrdinal(ImageKeys[j - 1], ImageKeys[j]) > 0; j--)
            {
                (ImageKeys[j - 1], ImageKeys[j]) = (ImageKeys[j], ImageKeys[j - 1]);
                (ImageIds[j - 1], ImageIds[j]) = (ImageIds[j], ImageIds[j - 1]);
                (ImageRanks[j - 1], ImageRanks[j]) = (ImageRanks[j], ImageRanks[j - 1]);
            }
        }

        return at;
    }
}
