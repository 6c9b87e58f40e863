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

    private static readonly TimeSpan StaleLook = TimeSpan.FromMinutes(1);

    /// <summary>Whether there is anything to look for.</summary>
    public bool IsNeeded => deliverer is not null || options.StaleAfter > TimeSpan.Zero;

    /// <summary>Works until it is told to drain.</summary>
    /// <param name="drain">Takes nothing more; what is being sent is sent.</param>
    /// <param name="drop">Drops what is being sent.</param>
    public async Task RunAsync(CancellationToken drain, CancellationToken drop)
    {
        long? looked = null;
        while (!drain.IsCancellationRequested)
        {
            try
            {
                if (
                    options.StaleAfter > TimeSpan.Zero
                    && (looked is null || time.GetElapsedTime(looked.Value) >= Sooner(StaleLook, options.StaleAfter))
                )
                {
                    looked = time.GetTimestamp();
                    await MarkStaleAsync(drain).ConfigureAwait(false);
                }

                if (deliverer is not null)
                {
                    await deliverer.DeliverAsync(drain, drop).ConfigureAwait(false);
                }

                await Task.Delay(Look, time, drain).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (drain.IsCancellationRequested || drop.IsCancellationRequested)
            {
                return;
            }
            catch (RunStoppedException failure)
            {
                log.LookFailed(failure.Message);
                await WaitAsync(drain).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever it is, the next event may be told.
            catch (Exception defect)
#pragma warning restore CA1031
            {
                log.Defect(defect);
                await WaitAsync(drain).ConfigureAwait(false);
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

    private async Task WaitAsync(CancellationToken drain) =>
        await Task.Delay(Look, time, drain).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static TimeSpan Sooner(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
