using System.Net;
using Screenalytics.Ingest.Api.Problems;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.Runs.Oversight;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>Makes changes on the record: noted as begun before, and with what came of them after.</summary>
internal sealed class ConsoleAudit(
    IServiceProvider services,
    Redactor redactor,
    TimeProvider time,
    ILogger<ConsoleAudit> logger
)
{
    private IAuditTrail Trail => services.GetRequiredService<IAuditTrail>();

    /// <summary>
    /// Makes a change. One that can't be recorded is not made; once begun it goes on though its caller has left, and what it
    /// throws is recorded and thrown on.
    /// </summary>
    /// <param name="context">The request of whoever is signed in.</param>
    /// <param name="change">What is to change.</param>
    /// <param name="make">Makes it, and tells what came of it.</param>
    public Task<T> RunAsync<T>(
        HttpContext context,
        AuditChange change,
        Func<CancellationToken, Task<(T Result, AuditEnd End)>> make
    ) => RunAsync(EntryOf(context, change), make);

    /// <summary>A change by whoever is signed in, as it stands on record when it is begun.</summary>
    public AuditEntry EntryOf(HttpContext context, AuditChange change)
    {
        var user = ConsoleUser.Of(context);
        return new AuditEntry
        {
            At = time.GetUtcNow(),
            Actor = user.Name,
            Role = user.Role,
            SessionId = user.SessionId == Guid.Empty ? null : user.SessionId,
            Address = AddressOf(context),
            Action = change.Action,
            Subject = change.Subject,
            PersonId = change.PersonId,
            RunId = change.RunId,
            Before = change.Before,
            Detail = change.Detail,
        };
    }

    /// <summary>The same for a change by somebody who has no session yet.</summary>
    /// <param name="entry">What is to change, and who is about to do it.</param>
    /// <param name="make">Makes it, and tells what came of it.</param>
    public async Task<T> RunAsync<T>(AuditEntry entry, Func<CancellationToken, Task<(T Result, AuditEnd End)>> make)
    {
        // Whoever leaves meanwhile must not leave an entry behind that nobody ends.
        var number = await Trail.RecordAsync(Clean(entry), CancellationToken.None);
        try
        {
            var (result, end) = await make(CancellationToken.None);
            await EndAsync(number, entry.Action, end);
            return result;
        }
        catch (Exception e)
        {
            await EndAsync(number, entry.Action, EndOf(e));
            throw;
        }
    }

    /// <summary>Records a change that is over already, such as a sign-in that was refused.</summary>
    public Task RecordAsync(AuditEntry entry, CancellationToken cancellationToken) =>
        Trail.RecordAsync(Clean(entry), cancellationToken);

    /// <summary>The address that a request came from.</summary>
    public static string? AddressOf(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
            ? $"{(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)}"
            : null;

    // The change is made: that its end could not be recorded must not look like its failure.
    private async Task EndAsync(long number, string action, AuditEnd end)
    {
        try
        {
            await Trail.EndAsync(
                number,
                end.Outcome,
                Clean(end.After),
                end.RunId,
                Clean(end.Detail),
                CancellationToken.None
            );
        }
#pragma warning disable CA1031 // See above.
        catch (Exception e)
#pragma warning restore CA1031
        {
            logger.AuditNotEnded(e, action, number, $"{end.Outcome}");
        }
    }

    private static AuditEnd EndOf(Exception exception) =>
        Problem.Of(exception) is { } problem
            ? new AuditEnd(
                problem.AnsweredStatus < (int)HttpStatusCode.InternalServerError
                    ? AuditOutcome.Refused
                    : AuditOutcome.Failed,
                Detail: problem.AnsweredDetail
            )
            : new AuditEnd(AuditOutcome.Failed, Detail: FailureCatalog.Describe(FailureCode.Internal).Message);

    private AuditEntry Clean(AuditEntry entry) =>
        entry with
        {
            Actor = redactor.Redact(entry.Actor),
            Subject = redactor.Redact(entry.Subject),
            Before = Clean(entry.Before),
            After = Clean(entry.After),
            Detail = Clean(entry.Detail),
        };

    private string? Clean(string? text) => text is null ? null : redactor.Redact(text);
}
