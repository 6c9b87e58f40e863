using System.Text.Encodings.Web;
using System.Text.Json;
using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate.Evidence;

/// <summary>Reads and writes a folder's JSON files.</summary>
internal static class EvidenceJson
{
    // The files are no HTML: URLs and words stay readable.
    private static readonly GateJson Json = new(
        new JsonSerializerOptions(GateJson.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NewLine = "\n",
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
        }
    );

    /// <summary>Writes evidence.</summary>
    public static byte[] Write(GateEvidence evidence) =>
        Line(JsonSerializer.SerializeToUtf8Bytes(evidence, Json.GateEvidence));

    /// <summary>Writes a manifest.</summary>
    public static byte[] Write(GateManifest manifest) =>
        Line(JsonSerializer.SerializeToUtf8Bytes(manifest, Json.GateManifest));

    /// <summary>Writes a signature.</summary>
    public static byte[] Write(GateSignature signature) =>
        Line(JsonSerializer.SerializeToUtf8Bytes(signature, Json.GateSignature));

    /// <summary>Reads evidence; null when it is none.</summary>
    public static GateEvidence? ReadEvidence(ReadOnlySpan<byte> bytes) => Read(bytes, Json.GateEvidence);

    /// <summary>Reads a manifest; null when it is none.</summary>
    public static GateManifest? ReadManifest(ReadOnlySpan<byte> bytes) => Read(bytes, Json.GateManifest);

    /// <summary>Reads a signature; null when it is none.</summary>
    public static GateSignature? ReadSignature(ReadOnlySpan<byte> bytes) => Read(bytes, Json.GateSignature);

    private static T? Read<T>(ReadOnlySpan<byte> bytes, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] Line(byte[] json) => [.. json, (byte)'\n'];
}
