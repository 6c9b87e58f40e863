using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>What the access log decides of one person.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Verdict">What it decides.</param>
/// <param name="Reason">Why.</param>
/// <param name="Place">The line that shows it, or null.</param>
/// <param name="Client">The client, or null.</param>
/// <param name="Seeds">Requests with <c>seed_only=true</c> of all clients that ask for seeds.</param>
/// <param name="Seconds">Requests with <c>seed_only=false</c> of these.</param>
internal sealed record AccessFinding(
    Guid PersonId,
    AccessVerdict Verdict,
    AccessReason Reason,
    LogPlace? Place,
    string? Client,
    int Seeds,
    int Seconds
)
{
    /// <summary>The reason in a sentence.</summary>
    public string Sentence => AccessCatalog.Describe(Reason);
}
