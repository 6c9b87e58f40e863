using Screenalytics.Ingest.Runs.Oversight;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>Which sessions last: one look every other second, however many streams ask.</summary>
internal sealed class SessionWatch(IServiceProvider services, ConsoleOptions options, TimeProvider time) : IDisposable
{
    /// <summary>How old an answer may be.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile Look? _last;

    /// <summary>Whether a session lasts.</summary>
    public async Task<bool> LastsAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        if (_last is not { } look || !IsFresh(look))
        {
            look = await LookAsync(cancellationToken);
        }

        return look.Sessions.Contains(sessionId);
    }

    /// <summary>Looks anew the next time.</summary>
    public void Forget() => _last = null;

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<Look> LookAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_last is { } meanwhile && IsFresh(meanwhile))
            {
                return meanwhile;
            }

            var at = time.GetTimestamp();
            var sessions = await services
                .GetRequiredService<ISessionStore>()
                .ListAsync(options.SessionIdle, cancellationToken);
            var look = new Look(at, [.. sessions.Select(session => session.SessionId)]);
            _last = look;
            return look;
        }
        finally
        {
            _one.Release();
        }
    }

    private bool IsFresh(Look look) => time.GetElapsedTime(look.At) < Freshness;

    private sealed record Look(long At, HashSet<Guid> Sessions);
}
