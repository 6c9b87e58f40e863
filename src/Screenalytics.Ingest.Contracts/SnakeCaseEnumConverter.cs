using System.Text.Json;
using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts;

/// <summary>Writes an enum's values as <c>snake_case</c> texts and reads no numbers.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
public sealed class SnakeCaseEnumConverter<TEnum>()
    : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
