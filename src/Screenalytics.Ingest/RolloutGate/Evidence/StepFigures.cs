using System.Globalization;
using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate.Evidence;

/// <summary>A step in figures, and where a page has it.</summary>
internal static class StepFigures
{
    /// <summary>The checks, the requests, and how long it took.</summary>
    public static string Of(GateStepResult step)
    {
        List<string> parts = [Number(step.Checks.Count, "check")];
        if (step.Checks.Count > 0 && step.Checks.Any(check => check.Verdict != step.Checks[0].Verdict))
        {
            parts[0] += $": {VerdictWords.Counts(step.Checks.Select(check => check.Verdict))}";
        }

        if (step.Exchanges.Count > 0)
        {
            parts.Add(Number(step.Exchanges.Count, "request"));
        }

        parts.Add(Took(step));
        return string.Join("; ", parts);
    }

    /// <summary>How long it took.</summary>
    public static string Took(GateStepResult step) => Took(step.DurationMs);

    /// <summary>A length of time.</summary>
    public static string Took(double milliseconds) =>
        milliseconds < 1000
            ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.#} ms")
            : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.0} s");

    /// <summary>The anchor of a step on a page.</summary>
    public static string AnchorOf(string stepId) =>
        "step-"
        + string.Concat(stepId.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_' ? letter : '-'));

    /// <summary>The anchor of a criterion on a page.</summary>
    public static string AnchorOf(int criterion) =>
        string.Create(CultureInfo.InvariantCulture, $"criterion-{criterion}");

    private static string Number(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");
}
