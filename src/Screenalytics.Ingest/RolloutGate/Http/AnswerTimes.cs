using System.Globalization;
using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate.Http;

/// <summary>Judges how long a step's answers took.</summary>
internal static class AnswerTimes
{
    private const string Id = "answer_time";

    /// <summary>Notes whether every answer came in time; nothing when nothing was asked.</summary>
    public static void Judge(GateContext gate, StepRecord record)
    {
        if (record.Exchanges.Count == 0)
        {
            return;
        }

        var allowed = gate.Environment.MaxAnswerTime;
        var late = record.Exchanges.Where(exchange => exchange.DurationMs > allowed.TotalMilliseconds).ToList();
        var longest = record.Exchanges.MaxBy(exchange => exchange.DurationMs)!;
        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"{longest.Method} {PathOf(longest)} took {longest.DurationMs / 1000:0.0##} s"
        );
        record.Expect(
            late.Count == 0,
            Id,
            string.Create(CultureInfo.InvariantCulture, $"Every answer comes within {allowed.TotalSeconds:0.##} s"),
            late.Count == 0
                ? $"{record.Exchanges.Count} answers, the longest: {words}"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{late.Count} of {record.Exchanges.Count} answers are slow: {words}; {allowed.TotalSeconds:0.##} s allowed"
                ),
            "See what slows it down; an environment that is slower by nature says so with max_answer_time in its file"
        );
    }

    private static string PathOf(GateExchange exchange) =>
        Uri.TryCreate(exchange.Url, UriKind.Absolute, out var url) ? url.AbsolutePath : exchange.Url;
}
