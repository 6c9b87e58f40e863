using System.Collections.Concurrent;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Runs.Oversight;

namespace Screenalytics.Ingest.Tests.Console.Security;

/// <summary>Sessions in memory, by the rules of the port.</summary>
internal sealed class FakeSessions(TimeProvider time) : ISessionStore
{
    private readonly ConcurrentDictionary<string, SessionView> _sessions = new();

    public IReadOnlyList<string> Hashes => [.. _sessions.Keys];

    public int Lists { get; private set; }

    /// <summary>What it fails with, if with anything.</summary>
    public Exception? Fault { get; set; }

    public Task OpenAsync(SessionView session, ReadOnlyMemory<byte> tokenHash, CancellationToken cancellationToken)
    {
        _sessions.TryAdd(Convert.ToHexString(tokenHash.Span), session).ShouldBeTrue();
        return Task.CompletedTask;
    }

    public Task<SessionView?> FindAsync(
        ReadOnlyMemory<byte> tokenHash,
        TimeSpan idleAtMost,
        CancellationToken cancellationToken
    )
    {
        if (Fault is not null)
        {
            throw Fault;
        }

        var key = Convert.ToHexString(tokenHash.Span);
        if (!_sessions.TryGetValue(key, out var session) || !Lasts(session, idleAtMost))
        {
            return Task.FromResult<SessionView?>(null);
        }

        session = session with { SeenAt = time.GetUtcNow() };
        _sessions[key] = session;
        return Task.FromResult<SessionView?>(session);
    }

    public Task<SessionView?> EndAsync(Guid sessionId, string endedBy, CancellationToken cancellationToken)
    {
        var (key, session) = _sessions.FirstOrDefault(pair => pair.Value.SessionId == sessionId);
        if (session is null || session.EndedAt is not null)
        {
            return Task.FromResult<SessionView?>(null);
        }

        _sessions[key] = session with { EndedAt = time.GetUtcNow(), EndedBy = endedBy };
        return Task.FromResult<SessionView?>(session);
    }

    public Task<IReadOnlyList<SessionView>> ListAsync(TimeSpan idleAtMost, CancellationToken cancellationToken)
    {
        Lists++;
        return Task.FromResult<IReadOnlyList<SessionView>>([
            .. _sessions
                .Values.Where(session => Lasts(session, idleAtMost))
                .OrderByDescending(session => session.SeenAt),
        ]);
    }

    private bool Lasts(SessionView session, TimeSpan idleAtMost) =>
        session.EndedAt is null
        && session.ExpiresAt > time.GetUtcNow()
        && session.SeenAt + idleAtMost > time.GetUtcNow();
}
