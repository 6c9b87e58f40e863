using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Runs;

/// <summary>How it stands with targets; runs that end keep it up to date by themselves.</summary>
internal interface ITargetStore
{
    /// <summary>All targets, those that are not ok first, then by key.</summary>
    Task<IReadOnlyList<TargetView>> TargetsAsync(CancellationToken cancellationToken);

    /// <summary>Marks as stale whatever is ok and has had no run that ended well for so long; each once, by one node.</summary>
    /// <returns>Their keys.</returns>
    Task<IReadOnlyList<string>> MarkStaleAsync(TimeSpan staleAfter, CancellationToken cancellationToken);
}
