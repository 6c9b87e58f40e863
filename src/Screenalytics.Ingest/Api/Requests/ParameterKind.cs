namespace Screenalytics.Ingest.Api.Requests;

/// <summary>What a query parameter holds.</summary>
internal enum ParameterKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>An id.</summary>
    Id,

    /// <summary>A point in time.</summary>
    Time,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary>A whole number from 1 on.</summary>
    Number,
}
