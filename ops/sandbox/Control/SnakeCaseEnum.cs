using System.Text.Json;
using System.Text.Json.Serialization;

namespace Screenalytics.Sandbox.Control;

/// <summary>Writes and reads an enum's values in snake_case.</summary>
internal sealed class SnakeCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower)
    where T : struct, Enum;
