using System.Globalization;
using System.Text;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Inspection.Reading;
using Screenalytics.Ingest.RolloutGate.Evidence;
using Screenalytics.Ingest.RolloutGate.Evidence.Verification;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>Renders what the check of a folder of evidence came to for people.</summary>
internal sealed class VerifyTable(Palette palette)
{
    private const int NameColumns = 13;
    private const int SentenceColumn = 2;

    private readonly StringBuilder _text = new();

    /// <summary>Renders it.</summary>
    public string Render(EvidenceCheck check)
    {
        _text.Append(Paint(check)).Append('\n');
        Row("Folder", PlainText.Of(check.Folder));
        if (check.AsFound is { } evidence)
        {
            // What can't be trusted is told all the same, with that word on it.
            Head(evidence, check.Verified is null ? ", as it says" : "");
        }

        if (check.Verified is { } verified)
        {
            Row(
                "Signed",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{verified.Manifest.SignedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC with key {verified.KeyId}"
                )
            );
            Row("Manifest", verified.ManifestSha256);
            foreach (var file in verified.Manifest.Files)
            {
                Row("File", string.Create(CultureInfo.InvariantCulture, $"{file.Name, -14}{file.Bytes, 12:N0} bytes"));
            }
        }

        if (check.Problems.Count > 0)
        {
            _text.Append('\n');
        }

        foreach (var problem in check.Problems)
        {
            var name = Contracts.EnumNames.Of(problem.Fault);
            _text
                .Append(problem.Fault == EvidenceFault.KeyUnknown ? palette.Warn(name) : palette.Bad(name))
                .Append('\n');
            _text
                .Append(' ', SentenceColumn)
                .Append(WordWrap.Of(PlainText.Of(problem.Sentence), SentenceColumn))
                .Append('\n');
        }

        return _text.ToString();
    }

    private void Head(GateEvidence evidence, string doubt)
    {
        Row("Gate", $"{evidence.GateId}");
        Row("Environment", PlainText.Of(evidence.Environment, 100));
        Row(
            "Verdict",
            $"{VerdictWords.Of(evidence)} ({VerdictWords.Counts(evidence.Steps.Select(step => step.Verdict))}){doubt}"
        );
        Row(
            "When",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{evidence.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} to {evidence.FinishedAt.UtcDateTime:HH:mm:ss} UTC, by {PlainText.Of(evidence.Actor, 100)}"
            )
        );
    }

    private void Row(string name, string value) =>
        _text.Append(palette.Dim(name.PadRight(NameColumns))).Append(value).Append('\n');

    private string Paint(EvidenceCheck check) =>
        check.Verified is not null ? palette.Good(check.Words)
        : check.IsKeyUnknown ? palette.Warn(check.Words)
        : palette.Bad(check.Words);
}
