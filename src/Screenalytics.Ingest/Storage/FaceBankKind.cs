using System.Text.Json.Serialization;
using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Storage;

/// <summary>What a database holds in the face bank's place.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<FaceBankKind>))]
internal enum FaceBankKind
{
    /// <summary>Nothing: both tables are ours to create.</summary>
    None,

    /// <summary>Our own tables: people are created with their images.</summary>
    Own,

    /// <summary>Screenalytics' shared table: people are somebody else's, only a unique index is ours.</summary>
    Shared,

    /// <summary>The shared database before Screenalytics' own migration: its table is not ours to create.</summary>
    SharedAwaited,
}
