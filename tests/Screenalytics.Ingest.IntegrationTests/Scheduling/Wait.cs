namespace Screenalytics.Ingest.IntegrationTests.Scheduling;

/// <summary>Waits on conditions, for a bounded time.</summary>
internal static class Wait
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static Task UntilAsync(Func<bool> condition, Func<string>? state = null) =>
        UntilAsync(() => Task.FromResult(condition()), state);

    public static async Task UntilAsync(Func<Task<bool>> condition, Func<string>? state = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Longest)
            {
                throw new TimeoutException($"It did not come true within {Longest.TotalSeconds} s. {state?.Invoke()}");
            }

            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
