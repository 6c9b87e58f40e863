namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>What an access log shows of an answer.</summary>
internal enum AnswerKind
{
    /// <summary>200, and its size is that of an empty array.</summary>
    Empty,

    /// <summary>200, and the log does not show whether it had rows.</summary>
    Unsized,

    /// <summary>200, and its size shows that it had rows.</summary>
    Rows,

    /// <summary>Another status, or a 200 without a body.</summary>
    Failed,
}
