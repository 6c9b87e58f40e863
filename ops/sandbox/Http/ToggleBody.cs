using System.Text.Json;

namespace Screenalytics.Sandbox.Http;

/// <summary>The toggle's body, read as leniently as the backend reads it.</summary>
internal sealed class ToggleBody(JsonDocument? document, bool isJson, Answer? malformed) : IDisposable
{
    private const string Field = "\"body\",\"facebank_seed\"";
    private const int LongestBody = 64 * 1024;

    /// <summary>The refusal of a body that is no JSON at all; the backend finds that before it looks at the caller.</summary>
    public Answer? Malformed { get; } = malformed;

    public static async Task<ToggleBody> ReadAsync(HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer);
        if (buffer.Length is 0 or > LongestBody)
        {
            return new ToggleBody(null, true, null);
        }

        if (request.ContentType is { } type && !type.StartsWith(Answers.Json, StringComparison.OrdinalIgnoreCase))
        {
            return new ToggleBody(null, false, null);
        }

        try
        {
            return new ToggleBody(JsonDocument.Parse(buffer.ToArray()), true, null);
        }
        catch (JsonException)
        {
            var checks = new Validation();
            var context = ",\"ctx\":{\"msg\":\"Expecting value\",\"doc\":\"\",\"pos\":0,\"lineno\":1,\"colno\":1}";
            checks.Add("\"body\",0", "Expecting value: line 1 column 1 (char 0)", "value_error.jsondecode", context);
            return new ToggleBody(null, true, checks.Answer());
        }
    }

    /// <summary>The flag, or an entry in the checks.</summary>
    public bool FacebankSeed(Validation checks)
    {
        if (!isJson || document?.RootElement.ValueKind is not (null or JsonValueKind.Object or JsonValueKind.Null))
        {
            checks.Add("\"body\"", "value is not a valid dict", "type_error.dict");
            return false;
        }

        if (document is null || document.RootElement.ValueKind == JsonValueKind.Null)
        {
            checks.Add("\"body\"", "field required", "value_error.missing");
            return false;
        }

        if (!document.RootElement.TryGetProperty("facebank_seed", out var value))
        {
            checks.Add(Field, "field required", "value_error.missing");
            return false;
        }

        return Flag(value, checks);
    }

    public void Dispose() => document?.Dispose();

    private static bool Flag(JsonElement value, Validation checks)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.True or JsonValueKind.False:
                return value.GetBoolean();
            case JsonValueKind.Null:
                checks.Add(Field, "none is not an allowed value", "type_error.none.not_allowed");
                return false;
            case JsonValueKind.Number when value.TryGetDouble(out var number) && number is 0 or 1:
                return value.GetDouble() == 1;
            default:
                // No word for a flag, so that a list or an object is refused like any wrong word.
                var word = value.ValueKind == JsonValueKind.String ? value.GetString() : "-";
                return checks.Boolean(word, Field, false);
        }
    }
}
