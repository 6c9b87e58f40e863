using System.Text.Json;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Http;

/// <summary>Reads what a toggle answers when it toggled.</summary>
internal static class ToggleAnswers
{
    /// <summary>What a right answer is, in words.</summary>
    public static string Expected(bool flagged) => $"200 with the link, the person and facebank_seed {Flag(flagged)}";

    /// <summary>A flag as JSON has it.</summary>
    public static string Flag(bool flagged) => flagged ? "true" : "false";

    /// <summary>What is wrong with the body of a 200, or null.</summary>
    public static string? ProblemOf(RawAnswer answer, Guid personId, Guid linkId, bool flagged)
    {
        if (answer.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            return $"200 of content type {answer.ContentType ?? "none"} instead of application/json";
        }

        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            var body = document.RootElement;
            return body.ValueKind != JsonValueKind.Object
                ? "200 with a body that is no JSON object"
                : IdProblem(body, "link_id", linkId)
                    ?? IdProblem(body, "person_id", personId)
                    ?? FlagProblem(body, flagged);
        }
        catch (JsonException)
        {
            return "200 with a body that is no JSON";
        }
    }

    private static string? IdProblem(JsonElement body, string field, Guid id) =>
        !body.TryGetProperty(field, out var value) ? $"200 without {field}"
        : value.ValueKind != JsonValueKind.String || !Guid.TryParse(value.GetString(), out var told)
            ? $"200 whose {field} is no id"
        : told != id ? $"200 with {field} {told}, which is not what was asked for"
        : null;

    private static string? FlagProblem(JsonElement body, bool flagged) =>
        !body.TryGetProperty("facebank_seed", out var value) ? "200 without facebank_seed"
        : value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)
            ? "200 whose facebank_seed is neither true nor false"
        : value.GetBoolean() != flagged ? $"200 with facebank_seed {Flag(!flagged)}, the opposite of what was asked for"
        : null;
}
