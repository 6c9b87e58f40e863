using Npgsql;

namespace Screenalytics.Ingest.IntegrationTests.Cluster;

/// <summary>Waits until something is so, for a bounded time.</summary>
internal static class Until
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Waits; a database that is away for a while has not said no.</summary>
    /// <param name="isSo">What to wait for.</param>
    /// <param name="story">What to tell when it does not come to be so.</param>
    public static async Task SoAsync(Func<Task<bool>> isSo, Func<string> story)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!await IsSoAsync(isSo))
        {
            if (TimeProvider.System.GetElapsedTime(begun) > Patience)
            {
                throw new TimeoutException($"It did not come to be so within {Patience.TotalSeconds} s. {story()}");
            }

            await Task.Delay(Look, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Lets time pass that is part of what a test does.</summary>
    public static Task PassedAsync(TimeSpan time) =>
        Task.Delay(time, TimeProvider.System, TestContext.Current.CancellationToken);

    private static async Task<bool> IsSoAsync(Func<Task<bool>> isSo)
    {
        try
        {
            return await isSo();
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
