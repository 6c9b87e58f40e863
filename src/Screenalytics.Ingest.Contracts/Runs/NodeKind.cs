using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>What a process of the cluster is there for. The numbers are stored.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<NodeKind>))]
public enum NodeKind
{
    /// <summary>A worker, which takes up runs that others asked for.</summary>
    Worker = 1,

    /// <summary>A sync in a terminal, which works on its own run alone.</summary>
    Sync = 2,
}
