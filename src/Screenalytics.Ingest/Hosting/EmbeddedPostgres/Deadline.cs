namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>Bounds an operation in time, and tells its end by time from the caller's cancellation.</summary>
internal static class Deadline
{
    /// <summary>Runs the operation; past the limit it is cancelled and <paramref name="late"/> is thrown.</summary>
    public static async Task<T> RunAsync<T>(
        TimeSpan limit,
        TimeProvider time,
        Func<CancellationToken, Task<T>> operation,
        Func<Exception> late,
        CancellationToken cancellationToken
    )
    {
        using var timer = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await operation(either.Token);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw late();
        }
    }
}
