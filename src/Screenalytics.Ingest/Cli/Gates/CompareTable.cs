using System.Globalization;
using System.Text;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Inspection.Reading;
using Screenalytics.Ingest.RolloutGate.Evidence;
using Screenalytics.Ingest.RolloutGate.Evidence.Comparison;
using Screenalytics.Ingest.RolloutGate.Evidence.Verification;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>Renders what changed between two gates for people.</summary>
internal sealed class CompareTable(Palette palette)
{
    private const int ValueColumn = 11;

    private readonly StringBuilder _text = new();

    /// <summary>Renders it.</summary>
    public string Render(EvidenceCheck before, EvidenceCheck after, IReadOnlyList<GateDifference> differences)
    {
        Gate("Before", before);
        Gate("After", after);
        _text.Append('\n');
        if (differences.Count == 0)
        {
            _text.Append("Nothing that matters is different.\n");
        }

        foreach (var difference in differences)
        {
            var name = difference.What.Replace('_', ' ');
            var subject = PlainText.Of(difference.Subject);
            _text.Append(palette.Strong(subject.Length > 0 ? $"{name}  {subject}" : name)).Append('\n');
            Value("before", difference.Before);
            Value("after", difference.After);
        }

        return _text.ToString();
    }

    private void Gate(string name, EvidenceCheck gate)
    {
        var evidence = gate.AsFound!;
        _text
            .Append(palette.Dim(name.PadRight(ValueColumn)))
            .Append(
                CultureInfo.InvariantCulture,
                $"{PlainText.Of(evidence.Environment, 60)}, {evidence.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC, {VerdictWords.Of(evidence)}\n"
            )
            .Append(' ', ValueColumn)
            .Append(PlainText.Of(gate.Folder))
            .Append('\n')
            .Append(' ', ValueColumn)
            .Append(gate.Verified is null ? palette.Warn($"not verified: {gate.Words}") : palette.Good("verified"))
            .Append('\n');
    }

    private void Value(string name, string? value) =>
        _text
            .Append("  ")
            .Append(palette.Dim(name.PadRight(ValueColumn - 2)))
            .Append(value is null ? palette.Dim("not there") : WordWrap.Of(PlainText.Of(value), ValueColumn))
            .Append('\n');
}
