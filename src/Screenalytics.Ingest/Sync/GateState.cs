namespace Screenalytics.Ingest.Sync;

/// <summary>What is known of whether a sitting's second calls may be opened.</summary>
internal enum GateState
{
    /// <summary>Too few good first answers are known: whose second call is due is parked.</summary>
    Undecided,

    /// <summary>The first answers are what the target's history lets expect: second calls are opened.</summary>
    Open,

    /// <summary>Far more of them are empty than before: no second call is opened.</summary>
    Withheld,
}
