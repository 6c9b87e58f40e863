using System.Globalization;
using System.Text.Json;

namespace Screenalytics.Ingest.Hosting.Configuration;

/// <summary>Reads a JSON file of settings; comments and trailing commas are allowed.</summary>
internal static class SettingsFile
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads a file that may be missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="origin">How to name it as the origin of its values.</param>
    /// <param name="errors">Takes what is wrong with it.</param>
    public static List<SettingEntry> Read(string path, string origin, List<string> errors)
    {
        var entries = new List<SettingEntry>();
        try
        {
            if (File.Exists(path))
            {
                using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
                if (document.RootElement.ValueKind == JsonValueKind.Object)
                {
                    Flatten("", document.RootElement, origin, entries);
                }
                else
                {
                    errors.Add($"{path} holds no JSON object.");
                }
            }
        }
        catch (JsonException e)
        {
            errors.Add(
                string.Create(CultureInfo.InvariantCulture, $"{path} is no valid JSON at line {e.LineNumber + 1}.")
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add($"{path} can't be read: {e.Message}");
        }

        return entries;
    }

    private static void Flatten(string key, JsonElement value, string origin, List<SettingEntry> entries)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Flatten(key.Length == 0 ? member.Name : $"{key}:{member.Name}", member.Value, origin, entries);
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    Flatten(string.Create(CultureInfo.InvariantCulture, $"{key}:{index++}"), item, origin, entries);
                }

                break;
            case JsonValueKind.Null:
                break;
            default:
                entries.Add(new SettingEntry(key, value.ToString(), origin));
                break;
        }
    }
}
