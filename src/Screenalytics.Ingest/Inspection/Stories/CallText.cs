using System.Globalization;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Inspection.Stories;

/// <summary>Tells one call and its answer.</summary>
internal static class CallText
{
    /// <summary>Tells.</summary>
    public static string Of(CallReport call) => $"Asked for {Question(call)}. {Answer(call)}";

    private static string Question(CallReport call)
    {
        var photos = call.SeedOnly ? "the flagged photos (seed_only=true" : "all photos (seed_only=false";
        var offset = call.Offset > 0 ? string.Create(CultureInfo.InvariantCulture, $", offset {call.Offset}") : "";
        return $"{photos}{offset}{(call.Profiled ? ", with the selection profile" : "")})";
    }

    private static string Answer(CallReport call)
    {
        var took = string.Create(CultureInfo.InvariantCulture, $"{call.DurationMs:0.#} ms");
        var tries = call.Attempts switch
        {
            0 => "The request was never sent",
            1 => $"After {took}",
            _ => string.Create(CultureInfo.InvariantCulture, $"After {call.Attempts} attempts and {took}"),
        };
        if (call.Attempts == 0)
        {
            return $"{tries}{Failure(call)}.";
        }

        return call switch
        {
            { Failure: null, Complete: true } => string.Create(
                CultureInfo.InvariantCulture,
                $"{tries} the answer was {call.Status} with {call.Rows:N0} row{(call.Rows == 1 ? "" : "s")}, complete and well-formed ({call.Bytes:N0} bytes)."
            ),
            { Status: 0 } => $"{tries} there was no answer{Failure(call)}.",
            _ => $"{tries} the answer was {call.Status}, and no complete list of photos{Failure(call)}.",
        };
    }

    private static string Failure(CallReport call) => call.Failure is { } code ? $" ({EnumNames.Of(code)})" : "";
}
