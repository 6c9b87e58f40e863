using System.Collections.Concurrent;
using Npgsql;

namespace Screenalytics.Sandbox.Reads;

/// <summary>Gathers the photos of one person after the other from rows that are ordered by person.</summary>
internal sealed class PersonPhotosBuilder
{
    private readonly RowSetBuilder all = new();
    private readonly RowSetBuilder seeds = new();
    private Guid person;
    private (bool Primary, int? Position) last;
    private (bool Primary, int? Position) lastSeed;

    /// <summary>Columns: person_id, then those of a photo row, then position and facebank_seed.</summary>
    public void Add(NpgsqlDataReader reader, ConcurrentDictionary<Guid, PersonPhotos> into)
    {
        var owner = reader.GetGuid(0);
        if (owner != person)
        {
            Flush(into);
            person = owner;
        }

        var rank = (reader.GetBoolean(3), RowText.Number(reader, 7));
        RowText.Photo(all, reader, 1, all.Count > 0 && rank == last);
        last = rank;
        if (reader.GetBoolean(8))
        {
            RowText.Photo(seeds, reader, 1, seeds.Count > 0 && rank == lastSeed);
            lastSeed = rank;
        }
    }

    public void Flush(ConcurrentDictionary<Guid, PersonPhotos> into)
    {
        if (all.Count > 0)
        {
            var rows = all.Build();
            into[person] = new PersonPhotos(rows, seeds.Count == all.Count ? rows : seeds.Build());
        }

        all.Clear();
        seeds.Clear();
    }
}
