using System.Text.Json.Serialization;
using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Cli.Doctor;

/// <summary>How something that the doctor looked at stands.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<DoctorLevel>))]
internal enum DoctorLevel
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>A sync can run, but an operator should know.</summary>
    Warning,

    /// <summary>A sync or a worker can't do its work.</summary>
    Failed,
}
