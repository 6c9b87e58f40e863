namespace Screenalytics.Ingest.Contracts.Console;

/// <summary>A page of the audit trail, the latest first.</summary>
/// <param name="Entries">The changes.</param>
/// <param name="Next">The number to ask for the next page with, or null when there is none.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, long? Next);
