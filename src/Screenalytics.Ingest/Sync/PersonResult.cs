using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.Sync;

/// <summary>What the calls for one person came to, before the database has its say.</summary>
internal sealed record PersonResult
{
    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>What the calls decided; the database may still turn it to failed.</summary>
    public required PersonOutcome Outcome { get; init; }

    /// <summary>Why the person failed, or none.</summary>
    public FailureCode Failure { get; init; }

    /// <summary>The failure in words, free of secrets, or null.</summary>
    public string? Detail { get; init; }

    /// <summary>Every call made, in order: the evidence.</summary>
    public required PhotoCall[] Calls { get; init; }

    /// <summary>Which call supplied the photos.</summary>
    public PhotoSource Source { get; init; }

    /// <summary>The chosen photos in the backend's order; empty unless seeded or fallback.</summary>
    public ChosenPhoto[] Chosen { get; init; } = [];

    /// <summary>The rows by what became of them.</summary>
    public RowCounts Rows { get; init; }
}
