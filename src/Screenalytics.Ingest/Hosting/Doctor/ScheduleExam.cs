using System.Globalization;
using System.Runtime.CompilerServices;
using Screenalytics.Ingest.Cli.Doctor;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Scheduling;
using Screenalytics.Ingest.Hosting.Configuration;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Scheduling;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Storage.History;
using Screenalytics.Ingest.Storage.Schedules;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Hosting.Doctor;

/// <summary>Looks at the schedules: whether they can start what they should, did so, and whether a worker is there.</summary>
internal sealed class ScheduleExam(EffectiveConfiguration configuration, OpenedDatabase database, TimeProvider time)
{
    private const string Area = "schedules";

    /// <summary>The findings.</summary>
    public async IAsyncEnumerable<DoctorLine> LinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (configuration.Schedules.Count == 0)
        {
            yield return DoctorLine.Ok(Area, "none", "No schedule is configured: runs start when they are asked for.");
            yield break;
        }

        var (views, nodes, failure) = await ReadAsync(cancellationToken);
        if (failure is not null)
        {
            yield return DoctorLine.Failed(Area, "state", $"How schedules fare can't be read: {failure}");
            yield break;
        }

        var alive = nodes.Count(node => node is { Alive: true, Kind: NodeKind.Worker });
        yield return alive == 0
            ? DoctorLine.Warning(
                Area,
                "workers",
                "No worker is alive on this database, so that no schedule starts anything.",
                "Start one: screenalytics-ingest run"
            )
            : DoctorLine.Ok(
                Area,
                "workers",
                string.Create(CultureInfo.InvariantCulture, $"{alive} worker{(alive == 1 ? " is" : "s are")} alive.")
            );
        foreach (var view in views)
        {
            yield return await LineAsync(view, cancellationToken);
        }
    }

    /// <summary>Somebody of the face bank, or null; a database that can't tell has no one.</summary>
    public async Task<Guid?> SomebodyAsync(CancellationToken cancellationToken)
    {
        try
        {
            var store = new PostgresRunStore(database.Source, configuration.Runs, Jitter.Next);
            await foreach (var people in store.FaceBankPeopleAsync(cancellationToken))
            {
                return people.IsEmpty ? null : people.Span[0];
            }
        }
        catch (RunStoppedException)
        {
            // Whatever is wrong was said already.
        }

        return null;
    }

    private async Task<(IReadOnlyList<ScheduleView>, IReadOnlyList<NodeView>, string?)> ReadAsync(
        CancellationToken cancellationToken
    )
    {
        try
        {
            var board = new ScheduleBoard(
                new SchedulerSetup(
                    configuration.Scheduling,
                    configuration.Schedules,
                    NodeName.OfProcess(Jitter.Next),
                    Jitter.Next
                ),
                new PostgresScheduleStore(database.Source, Jitter.Next),
                new PeopleLists(),
                time,
                new NoServices()
            );
            var views = await board.ListAsync(cancellationToken);
            var nodes = await new PostgresRunHistory(database.Source, Jitter.Next).NodesAsync(cancellationToken);
            return (views, nodes, null);
        }
        catch (RunStoppedException failure)
        {
            return ([], [], failure.Message);
        }
    }

    private async Task<DoctorLine> LineAsync(ScheduleView view, CancellationToken cancellationToken)
    {
        var name = $"Schedule {view.Name}";
        if (
            view.PeopleFile is { } file
            && await new PeopleLists().ReadAsync(file, cancellationToken) is { Error: { } error }
        )
        {
            return DoctorLine.Failed(
                Area,
                view.Name,
                $"{name} can't start its runs here: {error}",
                "The file has to be on every worker."
            );
        }

        if (view.Paused)
        {
            return DoctorLine.Warning(
                Area,
                view.Name,
                $"{name} is paused{By(view.PausedBy)}{Because(view.PauseReason)}.",
                $"screenalytics-ingest schedules resume {view.Name}"
            );
        }

        if (view.LastFires is [{ Outcome: ScheduleFireOutcome.Refused } last, ..])
        {
            return DoctorLine.Failed(
                Area,
                view.Name,
                $"{name} came due at {Text(last.ScheduledFor)} and started nothing: {last.Detail}"
            );
        }

        if (view.NextFires.Count == 0)
        {
            return DoctorLine.Warning(Area, view.Name, $"{name} never comes due again.", "Check its cron expression.");
        }

        return DoctorLine.Ok(Area, view.Name, $"{name} comes due next at {Text(view.NextFires[0])}{Last(view)}.");
    }

    private string Last(ScheduleView view) =>
        view.LastFires is [var last, ..] ? $"; the last time was {Text(last.ScheduledFor)}" : "";

    private string Text(DateTimeOffset moment) =>
        TimeZoneInfo
            .ConvertTime(moment, time.LocalTimeZone)
            .ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    private static string By(string? who) => who is null ? "" : $" by {who}";

    private static string Because(string? why) => why is null ? "" : $": {why}";

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
