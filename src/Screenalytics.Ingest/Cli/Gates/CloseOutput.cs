using System.Text;
using System.Text.Json;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Inspection.Reading;
using Screenalytics.Ingest.RolloutGate.Closing;
using Screenalytics.Ingest.RolloutGate.Evidence.Verification;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>Writes what <c>gate close</c> makes of documents, and why it refuses to.</summary>
internal static class CloseOutput
{
    /// <summary>Writes why nothing is closed.</summary>
    public static void Refuse(
        GateCall call,
        EvidenceCheck staging,
        EvidenceCheck production,
        IReadOnlyList<string> reasons
    )
    {
        if (call.Format == OutputFormats.Json)
        {
            GateOutput.WriteJson(
                call.Console,
                json =>
                {
                    json.WriteStartObject();
                    json.WriteBoolean("may_close", false);
                    json.WriteBoolean("written", false);
                    json.WritePropertyName("staging");
                    VerifyJson.Write(json, staging);
                    json.WritePropertyName("production");
                    VerifyJson.Write(json, production);
                    Texts(json, "reasons", reasons);
                    json.WriteEndObject();
                }
            );
            return;
        }

        var text = new StringBuilder(GateOutput.PaletteOf(call.Console).Bad("may not be closed")).Append('\n');
        foreach (var reason in reasons)
        {
            text.Append("- ").Append(WordWrap.Of(PlainText.Of(reason), 2)).Append('\n');
        }

        GateOutput.Write(call.Console, text.ToString());
    }

    /// <summary>Writes what is about to be changed, for people.</summary>
    public static void Show(GateCall call, ClosingProof proof, IReadOnlyList<PlanEdit> edits)
    {
        var palette = GateOutput.PaletteOf(call.Console);
        var text = new StringBuilder();
        foreach (var edit in edits)
        {
            var path = PlainText.Of(edit.Path);
            _ = edit.State switch
            {
                PlanState.AlreadyClosed => text.Append($"{path}: closed already, with this evidence.\n"),
                PlanState.NothingToClose => text.Append(
                    $"{path}: nothing in it is to be closed; it is left as it is.\n"
                ),
                _ => text.Append(palette.Strong($"--- {path}"))
                    .Append('\n')
                    .Append(palette.Strong($"+++ {path}"))
                    .Append('\n'),
            };
            foreach (var line in DiffOf(edit))
            {
                var shown = PlainText.Of(line);
                text.Append(Paint(palette, shown)).Append('\n');
            }

            foreach (var note in edit.Notes)
            {
                text.Append(palette.Warn($"{path}, {PlainText.Of(note)}")).Append('\n');
            }
        }

        foreach (var note in ClosingRules.Notes(proof.Staging.Evidence, proof.Production.Evidence))
        {
            text.Append(palette.Warn("Note  ")).Append(WordWrap.Of(PlainText.Of(note), 6)).Append('\n');
        }

        GateOutput.Write(call.Console, text.ToString());
    }

    /// <summary>Writes what was done.</summary>
    public static void Finish(GateCall call, ClosingProof proof, IReadOnlyList<PlanEdit> edits, bool written)
    {
        var count = edits.Count(edit => edit.State == PlanState.Closes);
        if (call.Format == OutputFormats.Json)
        {
            GateOutput.WriteJson(call.Console, json => Write(json, proof, edits, written));
        }
        else if (written)
        {
            GateOutput.Write(
                call.Console,
                $"{count} {(count == 1 ? "document is" : "documents are")} set to completed.\n"
            );
        }

        if (count > 0 && !written)
        {
            call.Console.Error.WriteLine("Nothing was changed: --yes writes it.");
        }
    }

    private static void Write(Utf8JsonWriter json, ClosingProof proof, IReadOnlyList<PlanEdit> edits, bool written)
    {
        json.WriteStartObject();
        json.WriteBoolean("may_close", true);
        json.WriteBoolean("written", written);
        json.WriteString("staging_gate_id", proof.Staging.Evidence.GateId);
        json.WriteString("production_gate_id", proof.Production.Evidence.GateId);
        Texts(json, "notes", ClosingRules.Notes(proof.Staging.Evidence, proof.Production.Evidence));
        json.WriteStartArray("documents");
        foreach (var edit in edits)
        {
            json.WriteStartObject();
            json.WriteString("path", edit.Path);
            json.WriteString("state", EnumNames.Of(edit.State));
            Texts(json, "notes", edit.Notes);
            Texts(json, "diff", DiffOf(edit));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static IReadOnlyList<string> DiffOf(PlanEdit edit) =>
        edit.State == PlanState.Closes ? UnifiedDiff.Of(LinesOf(edit.Original), LinesOf(edit.Edited)) : [];

    private static string[] LinesOf(byte[] bytes) => [.. PlanText.Read(bytes)!.Lines.Select(line => line.Text)];

    private static string Paint(Palette palette, string line) =>
        line[0] switch
        {
            '+' => palette.Good(line),
            '-' => palette.Bad(line),
            '@' => palette.Dim(line),
            _ => line,
        };

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
