using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Runs.Oversight;

/// <summary>Runs over time.</summary>
internal interface IRunTrends
{
    /// <summary>What runs came to, in spans of equal length, the earliest first; spans without runs are there too.</summary>
    /// <param name="from">When the first span begins.</param>
    /// <param name="span">How long each is.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    Task<IReadOnlyList<TrendPoint>> ReadAsync(
        DateTimeOffset from,
        TimeSpan span,
        int count,
        CancellationToken cancellationToken
    );

    /// <summary>The parts that were taken over last, the latest first.</summary>
    /// <param name="runId">Of this run only, or null.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    Task<IReadOnlyList<TakeoverView>> TakeoversAsync(Guid? runId, int most, CancellationToken cancellationToken);
}
