using System.Text.Json;
using Screenalytics.Sandbox.Http;

namespace Screenalytics.Sandbox.App;

/// <summary>The app's own answers: errors are <c>{"error": ...}</c>.</summary>
internal static class AppAnswers
{
    private const string NothingTold = "Facebank seed update failed";

    public static Answer Error(int status, string error) =>
        Answers.Of(status, $$"""{"error":{{JsonSerializer.Serialize(error)}}}""");

    /// <summary>The message of a backend's error; what is no text (a list of a 422) becomes a sentence of the app's.</summary>
    public static string Told(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("detail", out var detail)
                && detail.ValueKind == JsonValueKind.String
                ? detail.GetString()!
                : NothingTold;
        }
        catch (JsonException)
        {
            return NothingTold;
        }
    }
}
