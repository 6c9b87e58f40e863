using Microsoft.AspNetCore.Http.Features;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>Sessions as their users see them, and their ends.</summary>
internal static class AccountEndpoints
{
    private const string Path = "/console/sessions";

    /// <summary>Maps them.</summary>
    public static void Map(ConsoleRoutes routes)
    {
        routes.Viewer.MapGet("/sessions", ShowAsync);
        routes.Viewer.MapPost("/sign-out", SignOutAsync);
        routes.Viewer.MapPost("/sessions/end-all", EndAllAsync);
        routes.Viewer.MapPost("/sessions/{id:guid}/end", EndAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context,
        string? done,
        ConsoleSessions sessions,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var user = ConsoleUser.Of(context);
        var seesAll = user.Can(ConsoleRole.Admin);
        var all = await sessions.ListAsync(stop);
        var model = new SessionsModel(
            user,
            [.. all.Where(session => seesAll || IsOwn(context, session))],
            seesAll,
            time.GetUtcNow()
        )
        {
            Flash = FlashOf(done),
        };
        return Page.Of<SessionsPage>(new { Model = model });
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, ConsoleSessions sessions, ConsoleAudit audit)
    {
        var user = ConsoleUser.Of(context);
        await audit.RunAsync(
            context,
            new AuditChange(AuditActions.SignOut, $"session {user.SessionId}") { Before = "signed in" },
            stop => EndOneAsync(sessions, user, user.SessionId, stop)
        );
        SessionCookie.Clear(context);
        return Page.SeeOther(SignInEndpoints.Path);
    }

    private static async Task<IResult> EndAllAsync(
        HttpContext context,
        ConsoleSessions sessions,
        ConsoleAudit audit,
        CancellationToken stop
    )
    {
        var user = ConsoleUser.Of(context);
        var own = (await sessions.ListAsync(stop)).Where(session => IsOwn(context, session)).ToArray();

        // The own one last: what fails before leaves somebody who can see it.
        foreach (var session in own.OrderBy(session => session.SessionId == user.SessionId))
        {
            await audit.RunAsync(
                context,
                new AuditChange(AuditActions.EndSession, SubjectOf(session)) { Before = "signed in" },
                ending => EndOneAsync(sessions, user, session.SessionId, ending)
            );
        }

        SessionCookie.Clear(context);
        return Page.SeeOther(SignInEndpoints.Path);
    }

    private static async Task<IResult> EndAsync(
        Guid id,
        HttpContext context,
        ConsoleSessions sessions,
        ConsoleAudit audit,
        ILogger<ConsoleSessions> logger,
        CancellationToken stop
    )
    {
        var user = ConsoleUser.Of(context);
        if ((await sessions.ListAsync(stop)).FirstOrDefault(one => one.SessionId == id) is not { } session)
        {
            return Page.SeeOther($"{Path}?done=over");
        }

        if (!user.Can(ConsoleRole.Admin) && !IsOwn(context, session))
        {
            return Refusal.NotAllowed(context);
        }

        var ended = await audit.RunAsync(
            context,
            new AuditChange(AuditActions.EndSession, SubjectOf(session)) { Before = "signed in" },
            ending => EndOneAsync(sessions, user, id, ending)
        );
        logger.SessionEnded(user.Name, session.Name);
        return Page.SeeOther(
            id == user.SessionId ? SignInEndpoints.Path
            : ended ? $"{Path}?done=ended"
            : $"{Path}?done=over"
        );
    }

    private static async Task<(bool Ended, AuditEnd End)> EndOneAsync(
        ConsoleSessions sessions,
        ConsoleUser by,
        Guid id,
        CancellationToken stop
    ) =>
        await sessions.EndAsync(id, by.Name, stop) is not null
            ? (true, new AuditEnd(AuditOutcome.Done, "signed out"))
            : (false, new AuditEnd(AuditOutcome.Refused, Detail: "The session was over already."));

    // Whoever knows the admin secret has the same name: a token's bearer of that name is somebody else.
    private static bool IsOwn(HttpContext context, SessionView session)
    {
        var own = context.Features.GetRequiredFeature<OpenSession>().View;
        return session.Name == own.Name && session.Method == own.Method;
    }

    private static string SubjectOf(SessionView session) => $"session {session.SessionId} of {session.Name}";

    private static string? FlashOf(string? done) =>
        done switch
        {
            "ended" => "The session is ended, on all workers.",
            "over" => "That session was over already.",
            _ => null,
        };
}
