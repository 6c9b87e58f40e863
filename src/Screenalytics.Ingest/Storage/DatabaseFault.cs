namespace Screenalytics.Ingest.Storage;

/// <summary>What an exception of the database means for who met it.</summary>
internal enum DatabaseFault
{
    /// <summary>None of the below: not worth a retry.</summary>
    Error,

    /// <summary>Another transaction won: the same again will do.</summary>
    Conflict,

    /// <summary>The connection, the server or a resource of it is away for now; a COMMIT may or may not have happened.</summary>
    Away,

    /// <summary>A value is refused: some person's data, not the database's state.</summary>
    Data,

    /// <summary>A relation, index, column or right is missing.</summary>
    NotReady,

    /// <summary>The user or the password is refused.</summary>
    Unauthorized,

    /// <summary>Another node has taken the part over: nothing more may be written for it.</summary>
    Fenced,
}
