namespace Screenalytics.Ingest.TrrDatabase;

/// <summary>Whether a search looked through the names.</summary>
internal enum NameSearched
{
    /// <summary>It did.</summary>
    Searched,

    /// <summary>TRR's database has no names that may be read.</summary>
    NoNames,

    /// <summary>It began to, and took too long: somebody may have been missed.</summary>
    TookTooLong,
}
