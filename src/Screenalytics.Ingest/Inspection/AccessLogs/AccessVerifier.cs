namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>
/// Checks the order of the requests that were really sent, person by person, from the backend's side. It remembers some
/// 200 bytes for each person and client.
/// </summary>
/// <param name="coverage">How far back the logs reach.</param>
/// <param name="own">What this program's own log tells, or null when it was not given.</param>
/// <param name="most">Findings that are kept.</param>
internal sealed class AccessVerifier(AccessCoverage coverage, OwnCalls? own, int most)
{
    private readonly Dictionary<Guid, AccessPerson> _people = [];
    private readonly Dictionary<(string Name, string Shape), AccessClient> _clients = [];
    private long _requests;

    /// <summary>A request for photos, in the order of the logs.</summary>
    public void Add(in PhotoRequest request)
    {
        _requests++;
        var client = ClientOf(request);
        if (!_people.TryGetValue(request.PersonId, out var person))
        {
            _people.Add(request.PersonId, person = new AccessPerson());
        }

        var trail = person.Of(client);
        if (request.SeedOnly)
        {
            client.AsksForSeeds = true;
            trail.AddSeed(request);
            person.Excuse(trail, request);
        }
        else
        {
            var others = person.Trails.Where(other => other != trail);
            var reason = AccessRule.Judge(trail, others, request, coverage);
            trail.AddSecond(request, reason, own?.Spans(request.Time) == true);
        }
    }

    /// <summary>All has been read.</summary>
    /// <param name="lines">Lines by format.</param>
    public AccessReport Finish(IReadOnlyDictionary<AccessFormat, long> lines)
    {
        var judge = new AccessSummary([.. _clients.Values], own, coverage);
        var counts = new Dictionary<AccessReason, long>();
        var (violated, undecidable) = (new List<AccessFinding>(), new List<AccessFinding>());
        foreach (var (personId, person) in _people)
        {
            var finding = judge.Conclude(personId, person);
            counts[finding.Reason] = counts.GetValueOrDefault(finding.Reason) + 1;
            var list = finding.Verdict switch
            {
                AccessVerdict.Violated => violated,
                AccessVerdict.Undecidable => undecidable,
                _ => null,
            };
            if (list?.Count < most)
            {
                list.Add(finding);
            }
        }

        return new AccessReport
        {
            Findings = [.. violated.Concat(undecidable).Take(most)],
            Counts = counts,
            Lines = lines,
            Requests = _requests,
            Clients = _clients.Count,
            Absent = own?.People.Keys.LongCount(personId => !_people.ContainsKey(personId)) ?? 0,
        };
    }

    private AccessClient ClientOf(in PhotoRequest request)
    {
        var key = (request.Client, request.Shape);
        if (!_clients.TryGetValue(key, out var client))
        {
            _clients.Add(key, client = new AccessClient(request.Client));
        }

        return client;
    }
}
