using System.Globalization;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Cli.Runs;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.RolloutGate;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>Prints what a gate would do.</summary>
internal static class PlanTable
{
    private const int TextColumn = 4;

    /// <summary>Prints it.</summary>
    public static void Write(
        CliConsole console,
        Palette palette,
        GateEnvironment environment,
        bool readOnly,
        IReadOnlyList<GateStepInfo> steps
    )
    {
        var file = environment.File is { } path ? $", described by {path}" : "";
        RunsOutput.Write(
            console,
            $"{palette.Strong($"Plan of the gate of {environment.Name}")} ({EnumNames.Of(environment.Stage)}{file}): nothing is touched now.\n\n"
        );
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            var number = string.Create(CultureInfo.InvariantCulture, $"{i + 1}.").PadRight(TextColumn);
            RunsOutput.Write(console, $"{number}{step.Title} {palette.Dim($"({step.Id}{Notes(step, readOnly)})")}\n");
            RunsOutput.Write(console, $"{new string(' ', TextColumn)}{WordWrap.Of(step.Plan, TextColumn)}\n");
        }
    }

    private static string Notes(GateStepInfo step, bool readOnly)
    {
        var criteria =
            step.Criteria.Length == 0
                ? ""
                : $", criterion {string.Join(" and ", step.Criteria.Select(number => number.ToString(CultureInfo.InvariantCulture)))}";
        var writes = (step.Writes, readOnly, step.InReadOnly) switch
        {
            (true, true, true) => ", only what writes nothing",
            (true, true, false) => ", left out: it writes",
            (true, false, _) => ", writes",
            _ => "",
        };
        return criteria + writes;
    }
}
