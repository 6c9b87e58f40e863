using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Sync;

/// <summary>What is known of a run as it begins.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Request">What it was asked to do, its cap clamped.</param>
/// <param name="BackendHost">TRR-Backend's host and port.</param>
/// <param name="DatabaseHost">The database's host and port.</param>
/// <param name="DatabaseName">The database's name.</param>
internal sealed record RunStart(
    Guid RunId,
    SyncRequest Request,
    string BackendHost,
    string DatabaseHost,
    string DatabaseName
);
