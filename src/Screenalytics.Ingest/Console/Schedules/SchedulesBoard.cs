using Screenalytics.Ingest.Console.Live;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Console.Triggering;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Scheduling;

namespace Screenalytics.Ingest.Console.Schedules;

/// <summary>Looks how the schedules fare; who looks within the same second looks together.</summary>
internal sealed class SchedulesBoard(IScheduleBoard schedules, IRunHistory history, TimeProvider time)
{
    private const int MostRuns = 200;

    private readonly SharedLook<string, SchedulesModel> _looks = new(TimeSpan.FromSeconds(1), time);

    /// <summary>Looks.</summary>
    /// <param name="context">Who looks.</param>
    /// <param name="formKey">The key of the page that they look at; null for a new page.</param>
    /// <param name="fresh">Whether what was seen just now is too old.</param>
    /// <param name="stop">Whoever looks leaves.</param>
    public async Task<SchedulesModel> LookAsync(
        HttpContext context,
        string? formKey,
        bool fresh,
        CancellationToken stop
    )
    {
        if (fresh)
        {
            _looks.Forget("");
        }

        var model = fresh ? await ReadAsync() : await _looks.GetAsync("", ReadAsync, stop);
        var maySteer = ConsoleUser.Of(context).Can(ConsoleRole.Operator);
        return model with
        {
            MaySteer = maySteer,
            Token = maySteer ? Antiforgery.TokenOf(context) : null,
            FormKey = maySteer ? formKey ?? StartKey.New() : null,
        };
    }

    private async Task<SchedulesModel> ReadAsync()
    {
        var none = CancellationToken.None;
        var runs = history.ListAsync(new RunFilter { Trigger = RunTriggers.Schedule, Limit = MostRuns }, none);
        var all = await schedules.ListAsync(none);
        return new SchedulesModel
        {
            Now = time.GetUtcNow(),
            Schedules = all,
            Runs = (await runs).Items.ToDictionary(run => run.RunId),
        };
    }
}
