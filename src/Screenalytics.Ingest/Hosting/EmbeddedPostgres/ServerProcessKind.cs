namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>What the process that a <c>postmaster.pid</c> names is.</summary>
internal enum ServerProcessKind
{
    /// <summary>Gone, or some program that only has the number now.</summary>
    None,

    /// <summary>The server that this program's kind has started on this data.</summary>
    Ours,

    /// <summary>A PostgreSQL server that was started on this data by other means.</summary>
    SomebodyElses,
}
