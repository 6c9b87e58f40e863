using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Runs.Oversight;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>Sessions from their beginning to their end; the store behind is made no sooner than it is used.</summary>
internal sealed class ConsoleSessions(
    IServiceProvider services,
    SessionKeys keys,
    RoleLists roles,
    SessionWatch watch,
    ConsoleOptions options,
    TimeProvider time
)
{
    private const int MostOfBrowser = 120;

    private ISessionStore Store => services.GetRequiredService<ISessionStore>();

    /// <summary>The session that a request proves, with the role that its user has now; null when it proves none.</summary>
    public async Task<OpenSession?> FindAsync(HttpContext context)
    {
        if (SessionCookie.Read(context.Request) is not { } proof || keys.HashOf(proof) is not { } hash)
        {
            return null;
        }

        return
            await Store.FindAsync(hash, options.SessionIdle, context.RequestAborted) is { } session
            && session.Method == proof.Method
            && roles.Of(session) is { } role
            ? new OpenSession(session with { Role = role }, proof)
            : null;
    }

    /// <summary>Opens a session for somebody who has shown who they are, and hands its proof to their browser.</summary>
    public async Task<SessionView> OpenAsync(
        HttpContext context,
        Guid sessionId,
        string name,
        string method,
        ConsoleRole role
    )
    {
        var proof = SessionProof.New(method);
        var hash = keys.HashOf(proof) ?? throw new InvalidOperationException($"Nobody can sign in by {method}.");
        var now = time.GetUtcNow();
        var session = new SessionView
        {
            SessionId = sessionId,
            Name = name,
            Method = method,
            Role = role,
            Address = context.Connection.RemoteIpAddress?.ToString(),
            Browser = BrowserOf(context.Request),
            CreatedAt = now,
            SeenAt = now,
            ExpiresAt = now + options.SessionLifetime,
        };
        await Store.OpenAsync(session, hash, context.RequestAborted);
        SessionCookie.Write(context, proof);
        return session;
    }

    /// <summary>Ends a session at once, on all workers.</summary>
    /// <returns>It as it stood before; null when it was over already.</returns>
    public async Task<SessionView?> EndAsync(Guid sessionId, string endedBy, CancellationToken cancellationToken)
    {
        var ended = await Store.EndAsync(sessionId, endedBy, cancellationToken);
        watch.Forget();
        return ended;
    }

    /// <summary>The sessions that last, as far as their users may still come in.</summary>
    public async Task<IReadOnlyList<SessionView>> ListAsync(CancellationToken cancellationToken) =>
        [
            .. (await Store.ListAsync(options.SessionIdle, cancellationToken))
                .Select(session => (Session: session, Role: roles.Of(session)))
                .Where(one => one.Role is not null)
                .Select(one => one.Session with { Role = one.Role!.Value }),
        ];

    /// <summary>
    /// Whether the session of a request that was let in lasts still, as it was known some 2 seconds ago; asking does not keep
    /// it from growing old. For what is sent over a long time.
    /// </summary>
    public Task<bool> StillValidAsync(HttpContext context) =>
        ConsoleUser.Find(context) is { } user
            ? watch.LastsAsync(user.SessionId, context.RequestAborted)
            : Task.FromResult(false);

    private static string? BrowserOf(HttpRequest request)
    {
        var name = request.Headers.UserAgent.ToString();
        name = string.Concat(name.Where(letter => letter is >= ' ' and <= '~'));
        return name.Length == 0 ? null
            : name.Length > MostOfBrowser ? name[..MostOfBrowser]
            : name;
    }
}
