using System.Text.Json;
using Screenalytics.Ingest.RolloutGate.Evidence.Comparison;
using Screenalytics.Ingest.RolloutGate.Evidence.Verification;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>Writes what changed between two gates as JSON.</summary>
internal static class CompareJson
{
    /// <summary>Writes it.</summary>
    public static void Write(
        Utf8JsonWriter json,
        EvidenceCheck before,
        EvidenceCheck after,
        IReadOnlyList<GateDifference> differences
    )
    {
        json.WriteStartObject();
        json.WritePropertyName("before");
        VerifyJson.Write(json, before);
        json.WritePropertyName("after");
        VerifyJson.Write(json, after);
        json.WriteStartArray("differences");
        foreach (var difference in differences)
        {
            json.WriteStartObject();
            json.WriteString("what", difference.What);
            json.WriteString("subject", difference.Subject);
            json.WriteString("before", difference.Before);
            json.WriteString("after", difference.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
