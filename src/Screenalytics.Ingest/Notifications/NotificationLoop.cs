using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Notifications;

/// <summary>Looks again and again for targets that have grown stale, and for events that are due.</summary>
/// <param name="targets">The targets.</param>
/// <param name="deliverer">Tells the webhook; null when there is none.</param>
/// <param name="options">When a target is stale.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The log.</param>
internal sealed class NotificationLoop(
    ITargetStore targets,
    WebhookDeliverer? deliverer,
    NotificationOptions options,
    TimeProvider time,
    ILogger<NotificationLoop> log
)
{
    /// <summary>How often it looks for events.</summary>
    internal static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait while looking fails.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan StaleLook = TimeSpan.FromMinutes(1);

    /// <summary>Whether there is anything to look for.</summary>
    public bool IsNeeded => deliverer is not null || options.StaleAfter > TimeSpan.Zero;

    /// <summary>Works until it is told to drain.</summary>
    /// <param name="drain">Takes nothing more; what is being sent is sent.</param>
    /// <param name="drop">Drops what is being sent.</param>
    public async Task RunAsync(CancellationToken drain, CancellationToken drop)
    {
        long? looked = null;
        var wait = Look;
        var isAway = false;
        while (!drain.IsCancellationRequested)
        {
            try
            {
                if (
                    options.StaleAfter > TimeSpan.Zero
                    && (looked is null || time.GetElapsedTime(looked.Value) >= Sooner(StaleLook, options.StaleAfter))
                )
                {
                    await MarkStaleAsync(drain).ConfigureAwait(false);
                    looked = time.GetTimestamp();
                }

                if (deliverer is not null)
                {
                    await deliverer.DeliverAsync(drain, drop).ConfigureAwait(false);
                }

                if (isAway)
                {
                    log.LooksAgain();
                }

                (wait, isAway) = (Look, false);
                await Task.Delay(Look, time, drain).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (drain.IsCancellationRequested || drop.IsCancellationRequested)
            {
                return;
            }
            catch (RunStoppedException failure)
            {
                if (!isAway)
                {
                    log.LookFailed(failure.Message);
                }

                (isAway, looked) = (true, null);
                wait = await WaitAsync(wait, drain).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever it is, the next event may be told.
            catch (Exception defect)
#pragma warning restore CA1031
            {
                log.Defect(defect);
                wait = await WaitAsync(wait, drain).ConfigureAwait(false);
            }
        }
    }

    private async Task MarkStaleAsync(CancellationToken drain)
    {
        foreach (var target in await targets.MarkStaleAsync(options.StaleAfter, drain).ConfigureAwait(false))
        {
            log.Stale(target, options.StaleAfter);
        }
    }

    // Answers how long the next wait is.
    private async Task<TimeSpan> WaitAsync(TimeSpan wait, CancellationToken drain)
    {
        await Task.Delay(wait, time, drain).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Sooner(wait * 2, LongestWait);
    }

    private static TimeSpan Sooner(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
