namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>The formats of access logs that are told apart, a line at a time.</summary>
internal enum AccessFormat
{
    /// <summary>None of them.</summary>
    Foreign,

    /// <summary>uvicorn's own, with or without a time before it.</summary>
    Uvicorn,

    /// <summary>nginx's and Apache's common and combined ones.</summary>
    Combined,

    /// <summary>An object a line.</summary>
    Json,
}
