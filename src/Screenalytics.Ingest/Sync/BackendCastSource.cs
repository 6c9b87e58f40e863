using System.Runtime.CompilerServices;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.Sync;

/// <summary>
/// The cast of an episode or a season, page by page. The backend's order has no tie-breaker, so a read in several pages
/// can show one person twice and miss another: such a read is done again until one brings nobody new.
/// </summary>
/// <param name="client">The backend.</param>
/// <param name="target">The episode or season.</param>
internal sealed class BackendCastSource(ITrrBackendClient client, SyncTarget target) : ICastSource
{
    private const int MaxReads = 4;

    // A backend that takes no notice of the offset would be read for ever.
    private const int MaxRows = 1_000_000;

    private readonly HashSet<Guid> _seen = [];
    private int _calls;
    private int _retries;

    /// <inheritdoc/>
    public (int Calls, int Retries) Asked => (_calls, _retries);

    /// <inheritdoc/>
    public Guid? ShowId { get; private set; }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadOnlyMemory<Guid>> ReadAsync(
        Action<string> warn,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        for (var read = 1; ; read++)
        {
            var known = _seen.Count;
            var rows = 0;
            var duplicates = 0;
            for (var offset = 0; ; offset += PhotoQuery.PageSize)
            {
                var page = await ReadPageAsync(offset, cancellationToken).ConfigureAwait(false);
                var fresh = Fresh(page.Rows);
                rows += page.Rows.Count;
                duplicates += page.Rows.Count - fresh.Length;
                if (fresh.Length > 0)
                {
                    yield return fresh;
                }

                if (page.Rows.Count < PhotoQuery.PageSize)
                {
                    break;
                }

                if (rows >= MaxRows)
                {
                    throw new RunStoppedException(
                        FailureCode.CastIncomplete,
                        $"The cast of {target.Key} did not end within {MaxRows} rows, of {_seen.Count} people."
                    );
                }
            }

            // One page is one answer of the backend: what stands twice in it is a person with two credits.
            var oneAnswer = rows < PhotoQuery.PageSize;
            if (read == 1 && rows == 0)
            {
                warn($"The cast of {target.Key} is empty; an unknown or mistyped id answers the same.");
            }

            if (oneAnswer || (read == 1 ? duplicates == 0 : _seen.Count == known))
            {
                if (read > 1)
                {
                    warn(
                        $"The cast of {target.Key} shows people twice across pages; {read} reads found {_seen.Count} people, the last one nobody new."
                    );
                }

                yield break;
            }

            if (read == MaxReads)
            {
                warn($"The cast of {target.Key} still changes after {read} reads; {_seen.Count} people were found.");
                yield break;
            }
        }
    }

    private async ValueTask<CastPage> ReadPageAsync(int offset, CancellationToken cancellationToken)
    {
        var page = target switch
        {
            EpisodeTarget episode => await client
                .GetEpisodeCastAsync(episode.EpisodeId, episode.CreditCategory, offset, cancellationToken)
                .ConfigureAwait(false),
            SeasonTarget season => await client
                .GetSeasonCastAsync(season.SeasonId, offset, cancellationToken)
                .ConfigureAwait(false),
            _ => throw new InvalidOperationException($"{target.Key} has no cast."),
        };

        _calls++;
        _retries += Math.Max(0, page.Attempts - 1);
        if (page.Failure == FailureCode.None)
        {
            return page;
        }

        var info = FailureCatalog.Describe(page.Failure);
        var words =
            page.Detail is null ? info.Message
            : page.Failure == FailureCode.ConnectionFailed ? $"{info.Message} ({page.Detail})"
            : $"{info.Message} TRR-Backend says: {page.Detail}";
        throw new RunStoppedException(
            info.StopsRun ? page.Failure : FailureCode.CastIncomplete,
            $"The cast of {target.Key} could not be read at offset {offset}: {words}"
        );
    }

    private Guid[] Fresh(IReadOnlyList<CastRow> rows)
    {
        var fresh = new List<Guid>(rows.Count);
        foreach (var row in rows)
        {
            ShowId ??= row.ShowId;
            if (_seen.Add(row.PersonId))
            {
                fresh.Add(row.PersonId);
            }
        }

        return [.. fresh];
    }
}
