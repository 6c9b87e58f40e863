using System.Collections.Concurrent;
using Npgsql;

namespace Screenalytics.Sandbox.Reads;

/// <summary>Gathers the photos of one person after the other from rows that are ordered by person.</summary>
internal sealed class PersonPhotosBuilder
{
    private readonly RowSetBuilder _all = new();
    private readonly RowSetBuilder _seeds = new();
    private Guid _person;
    private (bool Primary, int? Position) _last;
    private (bool Primary, int? Position) _lastSeed;

    /// <summary>Columns: person_id, then those of a photo row, then position and facebank_seed.</summary>
    public void Add(NpgsqlDataReader reader, ConcurrentDictionary<Guid, PersonPhotos> into)
    {
        var owner = reader.GetGuid(0);
        if (owner != _person)
        {
            Flush(into);
            _person = owner;
        }

        var rank = (reader.GetBoolean(3), RowText.Number(reader, 7));
        RowText.Photo(_all, reader, 1, _all.Count > 0 && rank == _last);
        _last = rank;
        if (reader.GetBoolean(8))
        {
            RowText.Photo(_seeds, reader, 1, _seeds.Count > 0 && rank == _lastSeed);
            _lastSeed = rank;
        }
    }

    public void Flush(ConcurrentDictionary<Guid, PersonPhotos> into)
    {
        if (_all.Count > 0)
        {
            var rows = _all.Build();
            into[_person] = new PersonPhotos(rows, _seeds.Count == _all.Count ? rows : _seeds.Build());
        }

        _all.Clear();
        _seeds.Clear();
    }
}
