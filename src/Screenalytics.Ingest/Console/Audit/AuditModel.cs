using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Console.Audit;

/// <summary>A page of the audit trail.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Page">What there is.</param>
/// <param name="Now">What time it is.</param>
public sealed record AuditModel(AuditQuery Query, AuditPage Page, DateTimeOffset Now);
