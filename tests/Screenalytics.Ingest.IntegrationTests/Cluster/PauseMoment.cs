namespace Screenalytics.Ingest.IntegrationTests.Cluster;

/// <summary>What a worker is about when it is paused.</summary>
internal enum PauseMoment
{
    /// <summary>Whatever chance decides.</summary>
    Any,

    /// <summary>It files a batch: its transaction is open, and holds the part's fence.</summary>
    Batch,

    /// <summary>It gives a sign of life: its transaction is open, and nobody else can give one.</summary>
    CheckIn,

    /// <summary>It ends the run: its transaction is open, and holds the run.</summary>
    Ending,

    /// <summary>Whatever chance decides; and it goes on while the new owner is still at work.</summary>
    Woken,
}
