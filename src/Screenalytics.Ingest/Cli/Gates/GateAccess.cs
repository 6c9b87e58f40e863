using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Evidence;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>Where evidence lies, and what it is signed with.</summary>
/// <param name="DataDirectory">The data folder.</param>
/// <param name="Options">The configured key, if any.</param>
internal sealed record GateAccess(string DataDirectory, GateOptions Options)
{
    /// <summary>The folder that gates' evidence is written to.</summary>
    public string Folder => Path.Combine(DataDirectory, EvidenceFolder.Root);

    /// <summary>The keys that are here to verify with.</summary>
    /// <exception cref="GateFileException">The data folder's can't be used.</exception>
    public IReadOnlyList<SigningKey> Keys => SigningKey.Known(Options, DataDirectory);
}
