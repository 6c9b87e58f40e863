using Screenalytics.Ingest.Console.Runs;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>
/// Gathers what this node's log tells of fallbacks in a span, or of one run: one look at a time, shared for a minute.
/// </summary>
internal sealed class FallbackBoard(LogHome home, RunBoard runs, TimeProvider time) : IDisposable
{
    /// <summary>The span that is looked at when nothing is asked for.</summary>
    public static readonly TimeSpan UsualSpan = TimeSpan.FromHours(24);

    /// <summary>How much a look takes in, the latest of the log, at first and when it is to look further.</summary>
    public static readonly IReadOnlyList<long> Bounds = [64L * 1024 * 1024, 256L * 1024 * 1024, 512L * 1024 * 1024];

    private readonly OneLook<Asked, FallbackModel> _looks = new(TimeSpan.FromMinutes(1), time);

    /// <summary>What is asked for, before the log is read.</summary>
    /// <param name="query">The run, or the span.</param>
    /// <param name="further">Which of the bounds holds.</param>
    /// <param name="stop">Whoever asks leaves.</param>
    public async Task<FallbackModel> BeginAsync(LogQuery query, int further, CancellationToken stop) =>
        new()
        {
            Query = query is { Run: null, Since: null, Until: null }
                ? query with
                {
                    Since = runs.Now - UsualSpan,
                }
                : query,
            Now = runs.Now,
            Node = home.Node,
            HasFiles = home.Folder is not null,
            Run = query.Run is { } id && await runs.LookAsync(id, stop) is var (found, _) ? found : null,
            Further = further,
            LookedAt = runs.Now,
        };

    /// <summary>Gathers it; at once when that was done within the last minute.</summary>
    /// <param name="query">The run, or the span.</param>
    /// <param name="model">What is asked for.</param>
    /// <param name="stop">Whoever asks leaves.</param>
    public async Task<FallbackModel> LookAsync(LogQuery query, FallbackModel model, CancellationToken stop)
    {
        if (home.Folder is not { } folder)
        {
            return model;
        }

        try
        {
            var looked = await _looks.GetAsync(
                new Asked(query.Run, query.Since, query.Until, model.Further),
                token => Task.Run(() => FallbackReader.Read(model, folder, token), token),
                stop
            );
            return looked is null
                ? model with
                {
                    Problem =
                        "This worker is reading its log for others just now, one look at a time: load the page again in a moment.",
                }
                : looked with
                {
                    Query = looked.Query with { Errors = query.Errors },
                    Now = runs.Now,
                    Run = model.Run,
                };
        }
        catch (LogSourceException e)
        {
            return model with { Problem = e.Message };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _looks.Dispose();

    private sealed record Asked(Guid? Run, DateTimeOffset? Since, DateTimeOffset? Until, int Further);
}
