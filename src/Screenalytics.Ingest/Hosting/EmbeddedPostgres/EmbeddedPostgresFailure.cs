namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>Why the embedded PostgreSQL could not be had.</summary>
internal enum EmbeddedPostgresFailure
{
    /// <summary>No folder holds initdb, pg_ctl and postgres together.</summary>
    NotInstalled,

    /// <summary>The data was written by another major version than any that is installed.</summary>
    VersionMismatch,

    /// <summary>The data folder can't be created, read or written, or the server's account can't enter it.</summary>
    FolderUnusable,

    /// <summary>The data folder belongs to another account.</summary>
    FolderOfAnotherAccount,

    /// <summary>The data is there and its password is not.</summary>
    PasswordMissing,

    /// <summary>A tool of PostgreSQL failed.</summary>
    ToolFailed,

    /// <summary>The server did not come up, or went down, within its time.</summary>
    TimedOut,
}
