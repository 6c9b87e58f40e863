namespace Screenalytics.Ingest.Runs;

/// <summary>What came of accepting a run.</summary>
internal enum Acceptance
{
    /// <summary>It is its target's history from now on.</summary>
    Accepted,

    /// <summary>It was accepted before.</summary>
    AcceptedBefore,

    /// <summary>It is not suspect, so that there is nothing to accept.</summary>
    NotSuspect,

    /// <summary>It is never compared with: a dry run, a retry, or one that did not come to its end.</summary>
    NotHistory,
}
