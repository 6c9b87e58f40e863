using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Screenalytics.Ingest.IntegrationTests.Support;

/// <summary>A clock that stands still until a test moves it, and that tells of every wait that was begun on it.</summary>
internal sealed class RecordingTime() : FakeTimeProvider(new DateTimeOffset(2026, 10, 21, 7, 28, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>Waits that were begun and not asked for.</summary>
    public int WaitsBegun => _waits.Reader.Count;

    /// <summary>The next wait that was begun, once it has been.</summary>
    public async Task<TimeSpan> NextWaitAsync() => await _waits.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero)
        {
            _waits.Writer.TryWrite(dueTime);
        }

        return timer;
    }
}
