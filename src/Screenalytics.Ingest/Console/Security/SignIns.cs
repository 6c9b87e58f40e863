using System.Globalization;
using Screenalytics.Ingest.Api.Security;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Diagnostics.Redaction;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>Lets people in who show the admin secret or a token of TRR's; what they show is neither kept nor told.</summary>
internal sealed class SignIns(
    AdminSecret secret,
    UserTokens tokens,
    RoleLists roles,
    SignInLimit limit,
    ConsoleSessions sessions,
    ConsoleAudit audit,
    RefusalTrail refusals,
    Redactor redactor,
    TimeProvider time,
    ILogger<SignIns> logger
)
{
    /// <summary>The name of whoever knows the admin secret.</summary>
    public const string Operator = "operator";

    /// <summary>The name of whoever did not show who they are.</summary>
    public const string Nobody = "nobody";

    /// <summary>How one can sign in here.</summary>
    public (bool Secret, bool Token) Ways => (secret.IsSet, tokens.AreTaken);

    /// <summary>Tries to sign somebody in.</summary>
    /// <param name="context">The request; it is handed the session's cookie.</param>
    /// <param name="credential">The admin secret or a token.</param>
    /// <param name="lookOnly">Whether they want to look only.</param>
    public async Task<SignInAnswer> TryAsync(HttpContext context, string credential, bool lookOnly)
    {
        var address = ConsoleAudit.AddressOf(context);
        if (limit.Enter(context.Connection.RemoteIpAddress, out var isFirst) is { } wait)
        {
            if (isFirst)
            {
                logger.SignInsLimited($"{address}");
            }

            return new SignInAnswer(StatusCodes.Status429TooManyRequests, WordsOf(wait)) { Wait = wait };
        }

        var (who, role, method, refusal) = await JudgeAsync(Bare(credential));
        if (role is not { } granted)
        {
            await RefuseAsync(context, who, method, refusal!);
            return refusal!;
        }

        limit.WasRight(context.Connection.RemoteIpAddress);
        granted = lookOnly ? ConsoleRole.Viewer : granted;
        await LeaveAsync(context);
        await LetInAsync(context, who!, method, granted);
        return SignInAnswer.In;
    }

    private async Task<(string? Who, ConsoleRole? Role, string Method, SignInAnswer? Refusal)> JudgeAsync(
        string credential
    )
    {
        if (secret.IsSet && secret.IsIn(credential))
        {
            return (Operator, ConsoleRole.Operator, SignInMethods.Secret, null);
        }

        if (!UserTokens.Look(credential))
        {
            var words = secret.IsSet
                ? "That is not the admin secret of this worker."
                : "That is no access token of TRR, and this worker has no admin secret.";
            return (null, null, SignInMethods.Secret, new(StatusCodes.Status401Unauthorized, words));
        }

        var token = await tokens.ReadAsync(credential);
        if (token.Email is not { } email)
        {
            return (null, null, SignInMethods.Token, new(StatusCodes.Status401Unauthorized, WordsOf(token.Fault)));
        }

        return roles.Of(email) is { } role
            ? (email, role, SignInMethods.Token, null)
            : (
                email,
                null,
                SignInMethods.Token,
                new(
                    StatusCodes.Status403Forbidden,
                    $"The token is good, but {Shown(email)} is on none of this console's lists: ask an admin to be put on one."
                )
            );
    }

    // A browser has one session: the one that it had would go on without anybody who holds it.
    private async Task LeaveAsync(HttpContext context)
    {
        if (await sessions.FindAsync(context) is not { View: var view })
        {
            return;
        }

        await audit.RunAsync(
            EntryOf(context, view.Name, view.Method) with
            {
                Action = AuditActions.SignOut,
                Subject = $"session {view.SessionId}",
                Role = view.Role,
                SessionId = view.SessionId,
                Before = "signed in",
                Detail = "signs in anew",
            },
            async stop =>
                await sessions.EndAsync(view.SessionId, view.Name, stop) is not null
                    ? (true, new AuditEnd(AuditOutcome.Done, "signed out"))
                    : (false, new AuditEnd(AuditOutcome.Refused, Detail: "The session was over already."))
        );
    }

    // The trail comes first: whoever can't be put on record is not let in.
    private async Task LetInAsync(HttpContext context, string name, string method, ConsoleRole role)
    {
        var sessionId = Guid.CreateVersion7(time.GetUtcNow());
        await audit.RunAsync(
            EntryOf(context, name, method) with
            {
                Role = role,
                SessionId = sessionId,
            },
            async _ =>
            {
                var session = await sessions.OpenAsync(context, sessionId, name, method, role);
                return (session, new AuditEnd(AuditOutcome.Done, $"signed in as {EnumNames.Of(role)}"));
            }
        );
        logger.SignedIn(name, $"{ConsoleAudit.AddressOf(context)}", EnumNames.Of(role));
    }

    private Task RefuseAsync(HttpContext context, string? who, string method, SignInAnswer refusal)
    {
        logger.SignInRefused($"{ConsoleAudit.AddressOf(context)}", refusal.Words!);
        return refusals.RecordAsync(
            EntryOf(context, who ?? Nobody, method) with
            {
                Detail = refusal.Words,
            },
            context.RequestAborted
        );
    }

    private AuditEntry EntryOf(HttpContext context, string name, string method) =>
        new()
        {
            At = time.GetUtcNow(),
            Actor = name,
            Address = ConsoleAudit.AddressOf(context),
            Action = AuditActions.SignIn,
            Subject = method == SignInMethods.Token ? "by a token of TRR" : "by the admin secret",
        };

    private string Shown(string email) => redactor.Redact(email);

    private static string WordsOf(TokenFault? fault) =>
        fault switch
        {
            TokenFault.Expired => "The token's time is over: take a new one from TRR.",
            TokenFault.NotYetValid => "The token is not valid yet: are the clocks right?",
            TokenFault.Endless => "The token names no end: only one that expires is taken.",
            TokenFault.NotAUsers => "The token is not a user's: it names no email address.",
            _ => "That is no token that TRR has signed.",
        };

    private static string WordsOf(TimeSpan wait) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Too many tries from your address: try again in {Math.Ceiling(wait.TotalSeconds)} seconds."
        );

    // A token is often copied together with the word that headers have before it.
    private static string Bare(string credential)
    {
        const string Word = "Bearer ";
        var text = credential.Trim();
        return text.StartsWith(Word, StringComparison.OrdinalIgnoreCase) ? text[Word.Length..].Trim() : text;
    }
}
