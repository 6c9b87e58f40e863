using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>
/// Puts refusals on record, and so many within a minute at most: nobody fills the trail by being refused. All are in the log.
/// </summary>
internal sealed class RefusalTrail(ConsoleAudit audit, TimeProvider time)
{
    /// <summary>Refusals that are recorded within a minute, whoever they are of.</summary>
    public const int Most = 30;

    private readonly MinuteBudget _budget = new(Most, time);

    /// <summary>Records a change that whoever is signed in was refused.</summary>
    public Task RecordAsync(HttpContext context, AuditChange change) =>
        RecordAsync(audit.EntryOf(context, change), context.RequestAborted);

    /// <summary>Records one, or that further ones are left out.</summary>
    public Task RecordAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        var count = _budget.Count();
        entry = entry with { Outcome = AuditOutcome.Refused };
        return count <= Most ? audit.RecordAsync(entry, cancellationToken)
            : count == Most + 1 ? audit.RecordAsync(WithoutMore(entry), cancellationToken)
            : Task.CompletedTask;
    }

    // It is nobody's in particular.
    private static AuditEntry WithoutMore(AuditEntry entry) =>
        new()
        {
            At = entry.At,
            Actor = SignIns.Nobody,
            Action = entry.Action,
            Subject = "more of the same",
            Outcome = AuditOutcome.Refused,
            Detail = $"More than {Most} were refused within a minute: the others of that minute are in the log alone.",
        };
}
