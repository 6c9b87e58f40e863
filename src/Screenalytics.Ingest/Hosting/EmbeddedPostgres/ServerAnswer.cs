namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>What came of asking the server for a session.</summary>
internal enum ServerAnswer
{
    /// <summary>Nobody listens.</summary>
    None,

    /// <summary>A server listens, and is on its way up or down.</summary>
    NotNow,

    /// <summary>A session can be had.</summary>
    Ready,
}
