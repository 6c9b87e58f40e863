using System.Globalization;
using System.Text;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.Runs.Logging;

/// <summary>A person's calls in short, such as <c>seed:0 -> all:10</c>; a call that failed shows how.</summary>
internal static class CallPattern
{
    private const int Ok = 200;

    /// <summary>Tells it.</summary>
    public static string Of(ReadOnlySpan<PhotoCall> calls)
    {
        // What nearly everybody's calls look like is not made anew.
        if (calls is [{ SeedOnly: true, Offset: 0, Profiled: false, Failure: FailureCode.None } first, ..])
        {
            if (calls.Length == 1 && (uint)first.Rows < Seeded.Length)
            {
                return Seeded[first.Rows];
            }

            if (
                calls
                    is [{ Rows: 0 }, { SeedOnly: false, Offset: 0, Profiled: false, Failure: FailureCode.None } second]
                && (uint)second.Rows < FellBack.Length
            )
            {
                return FellBack[second.Rows];
            }
        }

        var text = new StringBuilder();
        foreach (ref readonly var call in calls)
        {
            Append(text, call);
        }

        return text.ToString();
    }

    private static readonly string[] Seeded = Usual("seed:");
    private static readonly string[] FellBack = Usual("seed:0 -> all:");

    private static string[] Usual(string start) =>
        [.. Enumerable.Range(0, 256).Select(rows => start + rows.ToString(CultureInfo.InvariantCulture))];

    private static void Append(StringBuilder text, in PhotoCall call)
    {
        var culture = CultureInfo.InvariantCulture;
        text.Append(text.Length == 0 ? "" : " -> ").Append(call.SeedOnly ? "seed" : "all");
        if (call.Offset != 0)
        {
            text.Append(culture, $"@{call.Offset}");
        }

        text.Append(call.Profiled ? "+profile:" : ":");
        if (call.Failure == FailureCode.None)
        {
            text.Append(culture, $"{call.Rows}");
        }
        else if (call.Status is not (0 or Ok))
        {
            text.Append(culture, $"{call.Status}");
        }
        else
        {
            text.Append(EnumNames.Of(call.Failure));
        }
    }
}
