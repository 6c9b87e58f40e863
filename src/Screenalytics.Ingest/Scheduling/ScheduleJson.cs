using System.Text.Json;
using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>A schedule's definition as the scheduler's store keeps it, so that every worker fires the same one.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault
)]
[JsonSerializable(typeof(ScheduleDefinition))]
internal sealed partial class ScheduleJson : JsonSerializerContext
{
    /// <summary>Writes a definition.</summary>
    public static string Write(ScheduleDefinition definition) =>
        JsonSerializer.Serialize(definition, Default.ScheduleDefinition);

    /// <summary>Reads a definition.</summary>
    public static ScheduleDefinition Read(string text) =>
        JsonSerializer.Deserialize(text, Default.ScheduleDefinition)
        ?? throw new JsonException("There is no schedule in the text.");
}
