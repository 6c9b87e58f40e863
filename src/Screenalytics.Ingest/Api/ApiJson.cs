using System.Text.Encodings.Web;
using System.Text.Json;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Api;

/// <summary>The JSON that the API answers with: that of the contracts, no HTML, so URLs and words stay readable.</summary>
internal static class ApiJson
{
    /// <summary>The encoder.</summary>
    public static JavaScriptEncoder Encoder { get; } = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>The types.</summary>
    public static RunsJson Types { get; } =
        new(new JsonSerializerOptions(RunsJson.Default.Options) { Encoder = Encoder });
}
