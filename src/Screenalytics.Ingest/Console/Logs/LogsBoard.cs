using Screenalytics.Ingest.Console.Runs;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Diagnostics;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>Looks into this worker's log.</summary>
internal sealed class LogsBoard(LogHome home, LogLevels levels, RunBoard runs) : IDisposable
{
    // However many look, reading their log takes no more of the machine than this.
    private const int MostLooks = 2;

    // What a run's nodes tell of it before and after the times that the database has.
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim _looks = new(MostLooks);

    /// <summary>A page of the log.</summary>
    public async Task<LogsModel> LookAsync(LogQuery query, CancellationToken stop)
    {
        var run = query.Run is { } id && await runs.LookAsync(id, stop) is var (found, _) ? found : null;
        var model = new LogsModel
        {
            Query = query,
            Node = home.Node,
            HasFiles = home.Folder is not null,
            LogsFrom = levels.State.Level,
            Run = run,
        };
        if (home.Folder is not { } folder)
        {
            return model;
        }

        try
        {
            var search = new LogSearch(folder);
            var tail = query.IsOpenEnded && !IsOver(run) ? LogMark.Write(search.Ends()) : null;
            var narrowed = Narrow(query, run);
            return model with
            {
                Tail = tail,
                Found = await FindAsync(search, narrowed, stop),
                Packed = LogSlot.CountPacked(folder),
            };
        }
        catch (LogSourceException e)
        {
            return model with { Problem = e.Message };
        }
    }

    /// <summary>A line as it stands; null when there is none.</summary>
    /// <exception cref="LogSourceException">The log can't be read.</exception>
    public WholeLine? LineOf(LogMark mark) => home.Folder is { } folder ? new LogSearch(folder).Line(mark) : null;

    /// <summary>Follows the log; null when there is none.</summary>
    public LogTail? TailOf(LogQuery query, IReadOnlyList<LogMark> from) =>
        home.Folder is { } folder ? new LogTail(folder, query, from) : null;

    /// <inheritdoc/>
    public void Dispose() => _looks.Dispose();

    private async Task<LogFound> FindAsync(LogSearch search, LogQuery query, CancellationToken stop)
    {
        await _looks.WaitAsync(stop);
        try
        {
            return await Task.Run(() => search.Find(query, LogSearch.MostBytes, stop), stop);
        }
        finally
        {
            _looks.Release();
        }
    }

    private bool IsOver(RunDetail? run) => run?.FinishedAt is { } end && end + Around < runs.Now;

    private static LogQuery Narrow(LogQuery query, RunDetail? run) =>
        run is null
            ? query
            : query with
            {
                Since = Later(query.Since, run.QueuedAt - Around),
                Until = run.FinishedAt is { } end ? Earlier(query.Until, end + Around) : query.Until,
            };

    private static DateTimeOffset Later(DateTimeOffset? asked, DateTimeOffset known) =>
        asked > known ? asked.Value : known;

    private static DateTimeOffset Earlier(DateTimeOffset? asked, DateTimeOffset known) =>
        asked < known ? asked.Value : known;
}
