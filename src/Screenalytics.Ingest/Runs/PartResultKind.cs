namespace Screenalytics.Ingest.Runs;

/// <summary>How a sitting at a part ended.</summary>
internal enum PartResultKind
{
    /// <summary>The part is done.</summary>
    Ended,

    /// <summary>The part was given back unfinished, for any node to take up.</summary>
    GivenBack,

    /// <summary>Another node has taken the part over; nothing more was written here.</summary>
    Lost,

    /// <summary>The database is away: the part's lease runs out, and whoever takes it up then goes on.</summary>
    Abandoned,
}
