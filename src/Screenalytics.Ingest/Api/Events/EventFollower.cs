using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Api.Events;

/// <summary>Tells one client of a run as it goes on, until it has ended or the client has left.</summary>
/// <param name="history">Where runs are looked up.</param>
/// <param name="time">The clock.</param>
/// <param name="writer">Where to write.</param>
/// <param name="runId">The run.</param>
/// <param name="cursor">After which person to begin, or null.</param>
internal sealed class EventFollower(
    IRunHistory history,
    TimeProvider time,
    EventWriter writer,
    Guid runId,
    string? cursor
)
{
    /// <summary>People that are read at once.</summary>
    public const int PageSize = 500;

    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan SilenceAtMost = TimeSpan.FromSeconds(15);

    private string? _cursor = cursor;
    private RunSummary? _told;
    private long _toldAt;

    /// <summary>Follows the run.</summary>
    /// <param name="page">What was read first.</param>
    /// <param name="cancellationToken">The client's leaving, or the worker's stop.</param>
    public async Task FollowAsync(RunEvents? page, CancellationToken cancellationToken)
    {
        while (page is not null)
        {
            var isNews = Tell(page);
            if (page.People.Count == 0 && page.Run.FinishedAt is not null)
            {
                await EndAsync(cancellationToken);
                return;
            }

            if (!isNews && writer.Silence >= SilenceAtMost)
            {
                writer.Comment();
                isNews = true;
            }

            if (isNews && !await writer.SendAsync(cancellationToken))
            {
                return;
            }

            if (page.People.Count < PageSize && page.Run.FinishedAt is null)
            {
                await Task.Delay(PollEvery, time, cancellationToken);
            }

            page = await history.EventsAsync(runId, _cursor, PageSize, cancellationToken);
        }
    }

    private bool Tell(RunEvents page)
    {
        var isDue = _told is null || time.GetElapsedTime(_toldAt) >= ProgressEvery || page.Run.FinishedAt is not null;
        var isNews = isDue && page.Run != _told;
        if (isNews)
        {
            _told = page.Run;
            _toldAt = time.GetTimestamp();
            writer.Event("progress", null, page.Run, ApiJson.Types.RunSummary);
        }

        foreach (var (at, person) in page.People)
        {
            _cursor = at;
            writer.Event("person", at, person, ApiJson.Types.PersonReport);
        }

        return isNews || page.People.Count > 0;
    }

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        if (await history.FindAsync(runId, cancellationToken) is { } run)
        {
            writer.Event("end", null, run, ApiJson.Types.RunDetail);
        }

        await writer.SendAsync(cancellationToken);
    }
}
