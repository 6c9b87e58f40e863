using System.Text.Json;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.RolloutGate.Evidence.Verification;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>Writes what the check of a folder of evidence came to as JSON.</summary>
internal static class VerifyJson
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, EvidenceCheck check)
    {
        json.WriteStartObject();
        json.WriteString("folder", check.Folder);
        json.WriteBoolean("verified", check.Verified is not null);
        json.WriteString("result", check.Words.Replace(' ', '_'));
        if (check.KeyId is { } key)
        {
            json.WriteString("key_id", key);
        }

        if (check.Verified is { } verified)
        {
            json.WriteString("signed_at", verified.Manifest.SignedAt);
            json.WriteString("manifest_sha256", verified.ManifestSha256);
        }

        if (check.AsFound is { } evidence)
        {
            json.WriteString("gate_id", evidence.GateId);
            json.WriteString("environment", evidence.Environment);
            json.WriteString("stage", EnumNames.Of(evidence.Stage));
            json.WriteString("verdict", EnumNames.Of(evidence.Verdict));
            json.WriteBoolean("read_only", evidence.ReadOnly);
            json.WriteString("started_at", evidence.StartedAt);
            json.WriteString("finished_at", evidence.FinishedAt);
        }

        json.WriteStartArray("problems");
        foreach (var problem in check.Problems)
        {
            json.WriteStartObject();
            json.WriteString("fault", EnumNames.Of(problem.Fault));
            if (problem.File is { } file)
            {
                json.WriteString("file", file);
            }

            json.WriteString("sentence", problem.Sentence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
