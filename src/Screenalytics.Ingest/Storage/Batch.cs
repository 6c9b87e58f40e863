using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage;

/// <summary>A batch on its way: its people in the order of their ids, their images' ids, and what became of them.</summary>
internal sealed class Batch
{
    private readonly BatchPerson[] _people;

    private Batch(BatchPerson[] people, ImageIds imageIds)
    {
        _people = people;
        ImageIds = imageIds;
        Commits = new PersonCommit[people.Length];
    }

    /// <summary>The ids that the images get; the same ones on every attempt.</summary>
    public ImageIds ImageIds { get; }

    /// <summary>What became of each person, in the caller's order.</summary>
    public PersonCommit[] Commits { get; }

    /// <summary>The people, ordered by id as PostgreSQL orders them.</summary>
    public ReadOnlyMemory<BatchPerson> People => _people;

    /// <summary>Orders the results and hands out image ids.</summary>
    public static Batch Of(IReadOnlyList<PersonResult> results, DateTimeOffset moment)
    {
        var people = new BatchPerson[results.Count];
        var images = 0;
        for (var i = 0; i < people.Length; i++)
        {
            people[i] = new BatchPerson(results[i], i, images);
            images += results[i].Chosen.Length;
        }

        // A batch of people that overlaps another run's takes its locks in the same order, so none waits in a circle.
        Array.Sort(people, static (a, b) => a.Result.PersonId.CompareTo(b.Result.PersonId));
        return new Batch(people, ImageIds.From(moment));
    }

    /// <summary>Finds a person.</summary>
    public BatchPerson Find(Guid personId)
    {
        var (low, high) = (0, _people.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = _people[middle].Result.PersonId.CompareTo(personId);
            if (order == 0)
            {
                return _people[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        throw new InvalidOperationException("The database answered with a person that is not of this batch.");
    }

    /// <summary>Notes that people are filed, all their chosen photos as new images.</summary>
    public void Filed(ReadOnlySpan<BatchPerson> people)
    {
        foreach (var person in people)
        {
            var chosen = person.Result.Chosen.Length;
            Commits[person.Ordinal] = new PersonCommit((uint)((1UL << chosen) - 1));
        }
    }

    /// <summary>Notes that a person is filed, with only these images inserted.</summary>
    public void Filed(BatchPerson person, Guid[]? insertedIds)
    {
        uint inserted = 0;
        foreach (var id in insertedIds ?? [])
        {
            inserted |= 1u << (ImageIds.IndexOf(id) - person.FirstImage);
        }

        Commits[person.Ordinal] = new PersonCommit(inserted);
    }

    /// <summary>Notes that the database refused a person.</summary>
    public void Refused(BatchPerson person, FailureCode failure, string? detail) =>
        Commits[person.Ordinal] = new PersonCommit(0, failure, detail);
}
