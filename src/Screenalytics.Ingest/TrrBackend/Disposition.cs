namespace Screenalytics.Ingest.TrrBackend;

/// <summary>What to do after an attempt.</summary>
internal enum Disposition
{
    /// <summary>Read the body.</summary>
    Accept,

    /// <summary>Wait and try again: the failure can pass.</summary>
    Retry,

    /// <summary>Renew a credential near its end and try once more; else stop the run.</summary>
    Reauthenticate,

    /// <summary>Fail the call: it would be answered the same way again.</summary>
    GiveUp,
}
