using System.Text.Json.Serialization;
using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Storage;

/// <summary>How grave a finding is.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<CheckLevel>))]
internal enum CheckLevel
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>A sync can run, but an operator should know.</summary>
    Warning,

    /// <summary>A sync must not run.</summary>
    Failed,
}
