using System.Text.Json;

namespace Screenalytics.Ingest.Console.Gallery;

/// <summary>Reads the proxy's request.</summary>
internal static class ToggleBody
{
    /// <summary>What is said when there is no boolean.</summary>
    public const string Expected = $"{Field} must be a boolean";

    private const string Field = "facebank_seed";
    private const string Json = "application/json";
    private const int MostBytes = 4096;

    /// <summary>The flag that is asked for; null when the body names none.</summary>
    public static async Task<bool?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentType?.Split(';')[0].Trim().Equals(Json, StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        var buffer = new byte[MostBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(
            buffer,
            buffer.Length,
            throwOnEndOfStream: false,
            cancellationToken
        );
        return length > MostBytes ? null : Read(buffer.AsMemory(0, length));
    }

    private static bool? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty(Field, out var flag)
                && flag.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? flag.GetBoolean()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
