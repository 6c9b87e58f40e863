namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>Concludes on a person once all clients are known, and beside this program's own log.</summary>
internal sealed class AccessSummary
{
    private readonly HashSet<string> _askers;
    private readonly OwnCalls? _own;
    private readonly AccessCoverage _coverage;

    public AccessSummary(IReadOnlyList<AccessClient> clients, OwnCalls? own, AccessCoverage coverage)
    {
        _askers = [.. clients.Where(client => client.AsksForSeeds).Select(client => client.Name)];
        (_own, _coverage) = (own, coverage);
    }

    /// <summary>Concludes.</summary>
    public AccessFinding Conclude(Guid personId, AccessPerson person)
    {
        var worst = person
            .Trails.Select(trail => (Trail: trail, Found: ReasonOf(trail)))
            .MaxBy(pair => Weight(pair.Found));
        var asking = person.Trails.Where(trail => trail.Client.AsksForSeeds).ToArray();
        var reason = worst.Found;
        if (_own is not null && asking.Length > 0)
        {
            reason = BesideOwn(_own, personId, reason, asking);
        }

        var place = worst.Trail.Worst?.Place;
        return new AccessFinding(
            personId,
            AccessCatalog.VerdictOf(reason),
            reason,
            place,
            worst.Trail.Client.Name,
            asking.Sum(trail => trail.Seeds),
            asking.Sum(trail => trail.Seconds)
        );
    }

    private AccessReason ReasonOf(ClientTrail trail)
    {
        if (trail.Client.AsksForSeeds)
        {
            return trail.Worst?.Reason ?? AccessReason.SeedsOnly;
        }

        return _askers.Count == 0 ? AccessReason.NobodyAsksForSeeds
            : _askers.Contains(trail.Client.Name) ? AccessReason.OtherShape
            : AccessReason.OtherReader;
    }

    private static int Weight(AccessReason reason) => ((int)AccessCatalog.VerdictOf(reason) << 8) | (int)reason;

    private AccessReason BesideOwn(OwnCalls own, Guid personId, AccessReason reason, ClientTrail[] asking)
    {
        var verdict = AccessCatalog.VerdictOf(reason);
        if (verdict == AccessVerdict.Violated)
        {
            return reason;
        }

        var (seeds, seconds) = (asking.Sum(trail => trail.Seeds), asking.Sum(trail => trail.Seconds));
        if (!own.People.TryGetValue(personId, out var logged))
        {
            return seconds > 0 ? AccessReason.NotLogged : reason;
        }

        if (seconds > logged.Seconds)
        {
            if (asking.Length > 1)
            {
                return AccessReason.OtherClients;
            }

            if (own.IsWhole)
            {
                return IsUnlogged(own, logged, asking[0]) ? AccessReason.MoreThanLogged : AccessReason.BeyondLog;
            }

            // Who is dropped in flight has no line, and is asked for anew from the first call on.
            return seeds > logged.Seeds && verdict == AccessVerdict.Consistent
                ? AccessReason.AskedAgain
                : AccessReason.OtherClients;
        }

        if (seeds < logged.AnsweredSeeds || seconds < logged.AnsweredSeconds)
        {
            return AccessReason.FewerThanLogged;
        }

        var isAccountedFor = own.IsWhole && seeds == logged.Seeds && seconds == logged.Seconds;
        return isAccountedFor && reason is AccessReason.Repeated or AccessReason.LateLine
            ? AccessReason.AgreesWithLog
            : reason;
    }

    // A request that is logged once may be sent twice on its way, by a connection or a proxy. A log that was cut does not tell
    // of what was sent outside of it, nor one machine's of another's, which would have asked for seeds first.
    private bool IsUnlogged(OwnCalls own, OwnCount logged, ClientTrail trail) =>
        logged.Seconds == 0
        && trail.SecondsWithinOwn > 0
        && trail.Seeds <= logged.AnsweredSeeds
        && _coverage.ReachesBackTo(own.First);
}
