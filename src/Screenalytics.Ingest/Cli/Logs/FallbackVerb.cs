using System.CommandLine;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Inspection.Fallback;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Cli.Logs;

/// <summary>The verb <c>logs fallback</c>.</summary>
internal sealed class FallbackVerb(TimeProvider time) : ILogsVerb
{
    private readonly LogPaths _paths = new();
    private readonly FallbackFilterOptions _filter = new(time);

    private readonly Option<bool> _follow = new("--follow")
    {
        Description = "Go on as the logs grow, over rotations and new files, until Ctrl-C; then the tables are shown.",
    };

    private readonly Option<bool> _people = new("--people")
    {
        Description = "List everybody who is wanted, not the latest only (ndjson always does).",
    };

    /// <inheritdoc/>
    public string Name => "fallback";

    /// <inheritdoc/>
    public string Description => "Shows per run and per person which calls were made, the outcome and why, and rates.";

    /// <inheritdoc/>
    public string[] Formats => [OutputFormats.Table, OutputFormats.Json, OutputFormats.Ndjson, OutputFormats.Html];

    /// <inheritdoc/>
    public void AddTo(Command command)
    {
        _paths.AddTo(command);
        _filter.AddTo(command);
        command.Add(_people);
        command.Add(_follow);
    }

    /// <inheritdoc/>
    public async Task<int> RunAsync(LogsCall call)
    {
        var filter = _filter.FilterOf(call.Parsed);
        var sources = _paths.SourcesOf(call);
        await using var output = OutputOf(call);
        var statistics = new FallbackStatistics(filter, output.OnPerson);
        try
        {
            await ReadAsync(call, sources, statistics, output);
        }
        catch (AmbiguousRunException e)
        {
            throw new UsageException([$"--run: {e.Message}"]);
        }

        await output.CompleteAsync(statistics.ToReport(output.Zone));
        LogNotes.Write(statistics.Trouble, call.Console.Error);
        if (statistics.HasMatched)
        {
            return ExitCodes.Ok;
        }

        call.Console.Error.WriteLine(
            $"error: --run: the log tells of no run '{filter.Run}': without --run it shows which there are."
        );
        return ExitCodes.Error;
    }

    private async Task ReadAsync(
        LogsCall call,
        LogSources sources,
        FallbackStatistics statistics,
        IFallbackOutput output
    )
    {
        if (!call.Parsed.GetValue(_follow))
        {
            await LogReader.ReadAsync(sources, statistics, call.Token);
        }
        else if (!sources.HasInput)
        {
            using var follower = new LogFollower(sources, statistics, time);
            await follower.FollowAsync(output.OnCaughtUp, call.Token);
        }
        else if (sources.Paths.Count == 1)
        {
            output.OnCaughtUp();
            await FollowInputAsync(sources, statistics, call.Token);
        }
        else
        {
            throw new UsageException(["--follow: give files or folders, or - alone."]);
        }
    }

    // A pipe is followed by reading it: Ctrl-C is the usual end, and no failure.
    private static async Task FollowInputAsync(LogSources sources, ILogVisitor visitor, CancellationToken token)
    {
        try
        {
            await LogReader.ReadAsync(sources, visitor, token);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // What was read so far is shown.
        }
    }

    private IFallbackOutput OutputOf(LogsCall call) =>
        call.Format switch
        {
            OutputFormats.Json => new JsonFallbackOutput(call.Console, call.Parsed.GetValue(_people)),
            OutputFormats.Ndjson => new NdjsonFallbackOutput(call.Console),
            OutputFormats.Html => new HtmlFallbackOutput(call.Console),
            _ => new TableFallbackOutput(call.Console, call.Parsed.GetValue(_people)),
        };
}
