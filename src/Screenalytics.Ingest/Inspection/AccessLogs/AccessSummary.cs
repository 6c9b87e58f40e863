namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>Concludes on a person once all clients are known, and beside this program's own log.</summary>
internal sealed class AccessSummary
{
    private readonly HashSet<string> _askers;
    private readonly OwnCalls? _own;

    public AccessSummary(IReadOnlyList<AccessClient> clients, OwnCalls? own)
    {
        _askers = [.. clients.Where(client => client.AsksForSeeds).Select(client => client.Name)];
        _own = own;
    }

    /// <summary>Concludes.</summary>
    public AccessFinding Conclude(Guid personId, AccessPerson person)
    {
        var worst = person
            .Trails.Select(trail => (Trail: trail, Found: ReasonOf(trail)))
            .MaxBy(pair => Weight(pair.Found));
        var asking = person.Trails.Where(trail => trail.Client.AsksForSeeds).ToArray();
        var (seeds, seconds) = (asking.Sum(trail => trail.Seeds), asking.Sum(trail => trail.Seconds));
        var reason = worst.Found;
        if (_own is not null && asking.Length > 0)
        {
            reason = BesideOwn(_own, personId, reason, asking.Length, seeds, seconds);
        }

        var place = worst.Trail.Worst?.Place;
        return new AccessFinding(
            personId,
            AccessCatalog.VerdictOf(reason),
            reason,
            place,
            worst.Trail.Client.Name,
            seeds,
            seconds
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

    private static AccessReason BesideOwn(
        OwnCalls own,
        Guid personId,
        AccessReason reason,
        int clients,
        int seeds,
        int seconds
    )
    {
        var verdict = AccessCatalog.VerdictOf(reason);
        if (verdict == AccessVerdict.Violated)
        {
            return reason;
        }

        if (!own.People.TryGetValue(personId, out var logged))
        {
            return seconds > 0 ? AccessReason.NotLogged : reason;
        }

        if (seconds > logged.Seconds)
        {
            // Who is dropped in flight has no line, and is asked for anew from the first call on.
            var isAskedAgain = !own.IsWhole && seeds > logged.Seeds && verdict == AccessVerdict.Consistent;
            return clients > 1 ? AccessReason.OtherClients
                : own.IsWhole ? AccessReason.MoreThanLogged
                : isAskedAgain ? AccessReason.AskedAgain
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
}
