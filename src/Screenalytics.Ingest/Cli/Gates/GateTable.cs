using System.Globalization;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Cli.Runs;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Evidence;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>Prints a gate step by step, as they are done, and without secrets.</summary>
internal sealed class GateTable(CliConsole console, Palette palette, EvidenceCleaner cleaner) : IGateWatcher
{
    private const int TextColumn = 13;
    private const string Expected = "expected   ";

    /// <inheritdoc/>
    public void OnStep(GateStepInfo step)
    {
        if (console.ErrorIsTerminal && console.OutputIsTerminal)
        {
            console.Error.Writer.Write($"\r\e[2K{palette.Dim("...".PadRight(TextColumn))}{step.Title}");
            console.Error.Writer.Flush();
        }
    }

    /// <inheritdoc/>
    public void OnDone(GateStepResult result)
    {
        if (console.ErrorIsTerminal && console.OutputIsTerminal)
        {
            console.Error.Writer.Write("\r\e[2K");
            console.Error.Writer.Flush();
        }

        result = cleaner.Clean(result);
        var took = string.Create(CultureInfo.InvariantCulture, $"{result.DurationMs / 1000:0.0} s");
        Write($"{Mark(result.Verdict)}{result.Title} {palette.Dim($"({result.Id}, {took})")}\n");
        foreach (var check in result.Checks.Where(check => check.Verdict != GateVerdict.Proven))
        {
            WriteCheck(check);
        }

        console.Output.Flush();
    }

    /// <summary>Prints what it was pointed at.</summary>
    public void WriteHead(GateEvidence head)
    {
        head = cleaner.Clean(head);
        Write(
            $"{palette.Strong($"Gate of {head.Environment}")} ({EnumNames.Of(head.Stage)}{(head.ReadOnly ? ", read-only" : "")})\n"
        );
        Write($"{"Backend".PadRight(TextColumn)}{head.Place.Backend}\n");
        Write($"{"App".PadRight(TextColumn)}{head.Place.App ?? "not given"}\n");
        Write($"{"Database".PadRight(TextColumn)}{head.Place.Database}\n");
        Write($"{"TRR's".PadRight(TextColumn)}{head.Place.TrrDatabase ?? "not given"}\n\n");
        console.Output.Flush();
    }

    /// <summary>Prints what it came to; the evidence is clean.</summary>
    public void WriteEnd(GateEvidence evidence, string folder)
    {
        Write("\n");
        foreach (var criterion in evidence.Criteria)
        {
            Write($"{Mark(criterion.Verdict)}{criterion.Number}. {criterion.Text}\n");
        }

        var counts = string.Join(
            ", ",
            evidence
                .Steps.GroupBy(step => step.Verdict)
                .OrderBy(group => group.Key)
                .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {Words(group.Key)}"))
        );
        foreach (var change in evidence.Changes.Where(change => !change.Restored))
        {
            Write(
                $"{palette.Warn("left".PadRight(TextColumn))}{Wrap($"{change.What} {change.Subject} of person {change.PersonId}: {change.After}")}\n"
            );
        }

        var verdict = evidence.Interrupted
            ? palette.Warn("interrupted")
            : Paint(evidence.Verdict, Words(evidence.Verdict));
        Write($"\n{verdict}: {counts}\n");
        Write($"{"Evidence".PadRight(TextColumn)}{folder}\n");
        console.Output.Flush();
    }

    /// <summary>Prints a check that is not proven; it is clean.</summary>
    public void WriteCheck(GateCheck check)
    {
        Write($"{Pad}{palette.Dim(Expected)}{Wrap(check.Expected)}\n");
        Write($"{Pad}{palette.Dim(Label(check.Verdict))}{Wrap(check.Observed)}\n");
        if (check.WayOut is { } wayOut)
        {
            Write($"{Pad}{palette.Dim("way out".PadRight(Expected.Length))}{Wrap(wayOut)}\n");
        }
    }

    private static string Pad => new(' ', TextColumn);

    private static string Wrap(string text) => WordWrap.Of(text, TextColumn + Expected.Length);

    private static string Label(GateVerdict verdict) =>
        (verdict is GateVerdict.NotJudged or GateVerdict.LeftOut ? "reason" : "observed").PadRight(Expected.Length);

    /// <summary>A verdict in words.</summary>
    public static string Words(GateVerdict verdict) =>
        verdict switch
        {
            GateVerdict.NotJudged => "not judged",
            GateVerdict.LeftOut => "left out",
            _ => EnumNames.Of(verdict),
        };

    /// <summary>A verdict at the head of a line.</summary>
    public string Mark(GateVerdict verdict) => Paint(verdict, Words(verdict).PadRight(TextColumn));

    private string Paint(GateVerdict verdict, string text) =>
        verdict switch
        {
            GateVerdict.Proven => palette.Good(text),
            GateVerdict.Disproven => palette.Bad(text),
            _ => palette.Warn(text),
        };

    private void Write(string text) => RunsOutput.Write(console, text);
}
