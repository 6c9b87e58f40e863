using System.Globalization;
using System.Text;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Verification;

/// <summary>Calls in short: <c>seed:0 -> all:10</c>, written anew from the calls, whatever the line says of itself.</summary>
internal static class CallPattern
{
    private const int MostCalls = 12;

    /// <summary>Writes it; null when there is no call.</summary>
    public static string? Of(IReadOnlyList<LoggedCall>? calls)
    {
        if (calls is not { Count: > 0 })
        {
            return null;
        }

        var text = new StringBuilder();
        for (var i = 0; i < calls.Count && i < MostCalls; i++)
        {
            text.Append(i == 0 ? "" : " -> ");
            Append(text, calls[i]);
        }

        if (calls.Count > MostCalls)
        {
            text.Append(CultureInfo.InvariantCulture, $" -> ... ({calls.Count} calls)");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, in LoggedCall call)
    {
        text.Append(call.SeedOnly ? "seed" : "all");
        if (call.Offset != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"@{call.Offset}");
        }

        text.Append(call.Profiled ? "+profile:" : ":");
        if (CallFacts.IsGood(call))
        {
            text.Append(CultureInfo.InvariantCulture, $"{call.Rows}");
        }
        else if (call.Status is not (0 or 200))
        {
            text.Append(CultureInfo.InvariantCulture, $"{call.Status}");
        }
        else
        {
            text.Append(CallFacts.HasFailure(call) ? call.Failure : "incomplete");
        }
    }
}
