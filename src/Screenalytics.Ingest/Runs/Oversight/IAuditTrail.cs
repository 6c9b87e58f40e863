using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Runs.Oversight;

/// <summary>Who changed what by the console. A change is recorded before it is made, and cannot be made unrecorded.</summary>
internal interface IAuditTrail
{
    /// <summary>Records a change that is about to be made, or one that is over already; its number and time are the database's.</summary>
    /// <returns>Its number.</returns>
    Task<long> RecordAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Records what came of one that was begun.</summary>
    /// <param name="number">The change.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="after">How it stands afterwards, or null.</param>
    /// <param name="runId">The run that came of it, or null to leave what is there.</param>
    /// <param name="detail">Why it was refused or failed, put behind what is there, or null.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    Task EndAsync(
        long number,
        AuditOutcome outcome,
        string? after,
        Guid? runId,
        string? detail,
        CancellationToken cancellationToken
    );

    /// <summary>The trail, the latest first.</summary>
    Task<AuditPage> ListAsync(AuditFilter filter, CancellationToken cancellationToken);
}
