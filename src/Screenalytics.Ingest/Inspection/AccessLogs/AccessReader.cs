using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>Reads access logs as one stream: by their times where they have them, else file by file.</summary>
internal static class AccessReader
{
    /// <summary>Reads and verifies.</summary>
    /// <param name="paths">Files and folders; <c>-</c> for standard input.</param>
    /// <param name="openInput">Opens standard input.</param>
    /// <param name="isWhole">Whether nothing of the runs is before the logs' beginning, by their operator's word.</param>
    /// <param name="own">What this program's own log tells, or null.</param>
    /// <param name="most">Findings that are kept.</param>
    /// <param name="cancellationToken">The operator's interruption.</param>
    /// <exception cref="LogSourceException">One is not there or can't be read.</exception>
    public static async Task<AccessReport> VerifyAsync(
        IReadOnlyList<string> paths,
        Func<Stream> openInput,
        bool isWhole,
        OwnCalls? own,
        int most,
        CancellationToken cancellationToken
    )
    {
        var feeds = new List<AccessFeed>();
        try
        {
            foreach (var path in AccessFiles.Of(paths))
            {
                var file = LogFiles.Open(path);
                feeds.Add(new AccessFeed(path, file, file.CanSeek));
            }

            if (paths.Contains(LogSources.StandardInput, StringComparer.Ordinal))
            {
                feeds.Add(new AccessFeed(LogSources.StandardInput, openInput(), isFile: false));
            }

            return await VerifyAsync(feeds, isWhole, own, most, cancellationToken);
        }
        finally
        {
            foreach (var feed in feeds)
            {
                await feed.DisposeAsync();
            }
        }
    }

    /// <summary>Verifies what feeds give.</summary>
    /// <param name="feeds">The feeds.</param>
    /// <param name="isWhole">Whether nothing of the runs is before their beginning.</param>
    /// <param name="own">What this program's own log tells, or null.</param>
    /// <param name="most">Findings that are kept.</param>
    /// <param name="cancellationToken">The operator's interruption.</param>
    /// <param name="isWanted">Which requests are looked at; null for all.</param>
    public static async Task<AccessReport> VerifyAsync(
        IReadOnlyList<AccessFeed> feeds,
        bool isWhole,
        OwnCalls? own,
        int most,
        CancellationToken cancellationToken,
        Func<PhotoRequest, bool>? isWanted = null
    )
    {
        var waiting = new PriorityQueue<AccessFeed, (long Ticks, int Rank)>();
        for (var rank = 0; rank < feeds.Count; rank++)
        {
            if (await feeds[rank].ReadAsync(cancellationToken))
            {
                waiting.Enqueue(feeds[rank], (feeds[rank].Ticks, rank));
            }
        }

        var verifier = new AccessVerifier(CoverageOf(feeds, isWhole), own, most);
        while (waiting.TryDequeue(out var feed, out var place))
        {
            var request = feed.Take();
            if (isWanted?.Invoke(request) != false)
            {
                verifier.Add(request);
            }

            if (await feed.ReadAsync(cancellationToken))
            {
                waiting.Enqueue(feed, (feed.Ticks, place.Rank));
            }
        }

        return verifier.Finish(LinesOf(feeds)) with
        {
            OfGates = feeds.Sum(feed => feed.OfGates),
        };
    }

    // Each feed has been read up to its first request for photos: what has no line by then has none that counts.
    private static AccessCoverage CoverageOf(IReadOnlyList<AccessFeed> feeds, bool isWhole)
    {
        var read = feeds.Where(feed => feed.HasLines).ToArray();
        return new AccessCoverage(
            read.All(feed => feed.HasTimes) ? [.. read.Select(feed => feed.Start!.Value)] : [],
            isWhole,
            read.Length
        );
    }

    private static Dictionary<AccessFormat, long> LinesOf(IReadOnlyList<AccessFeed> feeds)
    {
        var lines = new Dictionary<AccessFormat, long>();
        foreach (var (format, count) in feeds.SelectMany(feed => feed.Lines))
        {
            lines[format] = lines.GetValueOrDefault(format) + count;
        }

        return lines;
    }
}
