using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Cli.Doctor;

/// <summary>Source-generated JSON of the doctor's report.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(DoctorReport))]
internal sealed partial class DoctorJson : JsonSerializerContext;
