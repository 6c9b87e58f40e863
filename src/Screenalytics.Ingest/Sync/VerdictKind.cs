namespace Screenalytics.Ingest.Sync;

/// <summary>What a finished call permits.</summary>
internal enum VerdictKind
{
    /// <summary>The call failed: no further call for this person, nothing is written.</summary>
    Fail,

    /// <summary>There are rows: use them.</summary>
    UseRows,

    /// <summary>A page after the first came back empty: the rows before it were all.</summary>
    EndOfRows,

    /// <summary>A profile's answer was empty, which proves nothing: ask again without the profile.</summary>
    ConfirmPlain,

    /// <summary>There is no flagged photo, and the proof opens the call for all photos.</summary>
    FallBack,

    /// <summary>There is no photo at all.</summary>
    Empty,

    /// <summary>There is no flagged photo, and the second call is withheld: the answers are suspect.</summary>
    Held,
}
