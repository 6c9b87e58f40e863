using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Runs.Oversight;

/// <summary>The console's sessions, for all workers of the cluster; what proves one is known by a keyed hash alone.</summary>
internal interface ISessionStore
{
    /// <summary>Records a session.</summary>
    Task OpenAsync(SessionView session, ReadOnlyMemory<byte> tokenHash, CancellationToken cancellationToken);

    /// <summary>
    /// The session that a token proves, unless it is over, was ended, or was not heard of for too long; it is noted as
    /// heard of, once a minute at most. Times are the database's.
    /// </summary>
    Task<SessionView?> FindAsync(
        ReadOnlyMemory<byte> tokenHash,
        TimeSpan idleAtMost,
        CancellationToken cancellationToken
    );

    /// <summary>Ends a session.</summary>
    /// <returns>It as it stood before, or null when there is none that lasts.</returns>
    Task<SessionView?> EndAsync(Guid sessionId, string endedBy, CancellationToken cancellationToken);

    /// <summary>The sessions that last, the latest heard of first.</summary>
    Task<IReadOnlyList<SessionView>> ListAsync(TimeSpan idleAtMost, CancellationToken cancellationToken);
}
