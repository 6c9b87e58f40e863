using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>Turns what a schedule syncs into the target of a run.</summary>
internal static class PeopleListTargets
{
    /// <summary>The target; null with the reason when the list of people can't be used.</summary>
    public static async Task<(SyncTarget? Target, string? Error)> TargetOfAsync(
        this IPeopleLists lists,
        ScheduleTarget target,
        CancellationToken cancellationToken
    )
    {
        if (target.PeopleFile is not { } path)
        {
            return (target.Known, target.Known is null ? "The schedule names no target." : null);
        }

        var list = await lists.ReadAsync(path, cancellationToken);
        return list.Error is null ? (PeopleTarget.Of([.. list.People]), null) : (null, list.Error);
    }
}
