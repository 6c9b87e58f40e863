using System.Globalization;
using System.Text;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>Renders targets for people, at 80 columns.</summary>
internal static class TargetTable
{
    /// <summary>Renders.</summary>
    public static string Render(IReadOnlyList<TargetView> targets, Palette palette, TimeProvider time)
    {
        if (targets.Count == 0)
        {
            return "No run of any target has ended yet.\n";
        }

        var text = new StringBuilder();
        text.Append(palette.Dim($"{"target", -44}  {"state", -8}  since")).Append('\n');
        foreach (var target in targets)
        {
            var state = Paint(palette, target.State, EnumNames.Of(target.State).PadRight(8));
            text.Append(
                CultureInfo.InvariantCulture,
                $"{RunText.Target(target.Target), -44}  {state}  {TimeText.Short(target.Since, time)}\n"
            );
            var ok = target.LastOkAt is { } at ? TimeText.Short(at, time) : "never";
            text.Append(palette.Dim($"  ok {ok}, last run {target.LastRunId}")).Append('\n');
        }

        return text.ToString();
    }

    private static string Paint(Palette palette, TargetState state, string text) =>
        state switch
        {
            TargetState.Ok => palette.Good(text),
            TargetState.Broken => palette.Bad(text),
            _ => palette.Warn(text),
        };
}
