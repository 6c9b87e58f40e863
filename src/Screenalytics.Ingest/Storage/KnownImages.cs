using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage;

/// <summary>Images that the face bank had already, ordered by person and key.</summary>
internal sealed class KnownImages
{
    private readonly List<Guid> _people = [];
    private readonly List<string> _keys = [];

    /// <summary>Whether there is one.</summary>
    public bool Any => _people.Count > 0;

    public Guid[] People => [.. _people];

    public string[] Keys => [.. _keys];

    /// <summary>Adds those of a person's chosen photos that were not inserted.</summary>
    public void Add(PersonResult result, PersonCommit commit)
    {
        for (var i = 0; i < result.Chosen.Length; i++)
        {
            if (!commit.IsInserted(i))
            {
                _people.Add(result.PersonId);
                _keys.Add(result.Chosen[i].ServedUrl);
            }
        }
    }
}
