namespace Screenalytics.Ingest.IntegrationTests.Cluster;

/// <summary>How far a run has come.</summary>
internal enum RunPhase
{
    /// <summary>There is none yet.</summary>
    Start,

    /// <summary>Its cast is not known to its end.</summary>
    Cast,

    /// <summary>People are fetched and filed.</summary>
    People,

    /// <summary>The last batch of them is under way.</summary>
    LastBatch,

    /// <summary>All of them are filed; the run is not over.</summary>
    Ending,

    /// <summary>It is over.</summary>
    Over,
}
