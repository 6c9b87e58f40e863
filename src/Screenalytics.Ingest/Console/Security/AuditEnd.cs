using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>What came of a change.</summary>
/// <param name="Outcome">In a word.</param>
/// <param name="After">How it stands afterwards, or null when nothing changed or that is not known.</param>
/// <param name="RunId">The run that came of it, or null.</param>
/// <param name="Detail">Why it was refused or failed, or null.</param>
internal sealed record AuditEnd(AuditOutcome Outcome, string? After = null, Guid? RunId = null, string? Detail = null);
