using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.RolloutGate.Evidence;
using Screenalytics.Ingest.RolloutGate.Keeping;

namespace Screenalytics.Ingest.RolloutGate;

/// <summary>Everything that a gate, or the cleaning up after one, works with.</summary>
internal interface IGateSession : IAsyncDisposable
{
    /// <summary>The gate; null when the session is for cleaning up.</summary>
    GateContext? Gate { get; }

    /// <summary>What is known of the gate before its steps; null when the session is for cleaning up.</summary>
    GateEvidence? Head { get; }

    /// <summary>The gate's journal; null when the session is for cleaning up.</summary>
    GateJournal? Journal { get; }

    /// <summary>Signs evidence.</summary>
    SigningKey Key { get; }

    /// <summary>Knows every secret of the configuration.</summary>
    Redactor Redactor { get; }

    /// <summary>Puts back.</summary>
    GateRestorer Restorer { get; }

    /// <summary>Cleans up after gates that are no more.</summary>
    GateCleanup Cleanup { get; }
}
