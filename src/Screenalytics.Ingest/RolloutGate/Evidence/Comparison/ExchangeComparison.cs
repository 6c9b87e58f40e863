using System.Globalization;
using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate.Evidence.Comparison;

/// <summary>Finds what the backend and the app answered otherwise, and much faster or slower.</summary>
internal static class ExchangeComparison
{
    private const double LeastFactor = 2;
    private const double LeastMilliseconds = 50;

    /// <summary>Compares the answers of a step.</summary>
    public static IEnumerable<GateDifference> Of(
        GateStepResult before,
        GateStepResult after,
        SteadyText steadyBefore,
        SteadyText steadyAfter
    )
    {
        var left = Numbered(before, steadyBefore);
        foreach (var (request, now) in Numbered(after, steadyAfter))
        {
            if (
                left.TryGetValue(request, out var old)
                && Difference(old, now, steadyBefore, steadyAfter) is var (was, is_)
            )
            {
                yield return new GateDifference("answer", $"{after.Id}: {request.Words}", was, is_);
            }
        }

        if (Timing(before, after) is var (slow, fast))
        {
            yield return new GateDifference("median_time", after.Id, slow, fast);
        }
    }

    // The same request asked again is its own one.
    private static Dictionary<(string Words, int Time), GateExchange> Numbered(GateStepResult step, SteadyText steady)
    {
        var numbered = new Dictionary<(string, int), GateExchange>();
        foreach (var exchange in step.Exchanges)
        {
            var words = $"{exchange.Method} {steady.Of(PathOf(exchange.Url))}";
            var time = 1;
            while (!numbered.TryAdd((words, time), exchange))
            {
                time++;
            }
        }

        return numbered;
    }

    private static (string Before, string After)? Difference(
        GateExchange before,
        GateExchange after,
        SteadyText steadyBefore,
        SteadyText steadyAfter
    )
    {
        var (was, now) = (Words(before), Words(after));
        if (was != now)
        {
            return (was, now);
        }

        // An error's body may name the request; its words alone are compared.
        if (after.Status is < 200 or > 299)
        {
            var (told, tells) = (steadyBefore.Of(before.Excerpt), steadyAfter.Of(after.Excerpt));
            return told == tells ? null : ($"{was}: {told}", $"{now}: {tells}");
        }

        return before.Sha256 == after.Sha256 ? null : ($"{was}, {Short(before)}", $"{now}, {Short(after)}");
    }

    private static (string Before, string After)? Timing(GateStepResult before, GateStepResult after)
    {
        if (before.Exchanges.Count == 0 || after.Exchanges.Count == 0)
        {
            return null;
        }

        var (was, now) = (Median(before), Median(after));
        return Math.Abs(was - now) > LeastMilliseconds && Math.Max(was, now) > LeastFactor * Math.Min(was, now)
            ? (StepFigures.Took(was), StepFigures.Took(now))
            : null;
    }

    private static double Median(GateStepResult step)
    {
        var times = step.Exchanges.Select(exchange => exchange.DurationMs).Order().ToArray();
        var middle = times.Length / 2;
        return times.Length % 2 == 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2;
    }

    private static string Words(GateExchange exchange) =>
        exchange switch
        {
            { Failure: { } failure } => failure,
            { Rows: { } rows } => string.Create(CultureInfo.InvariantCulture, $"{exchange.Status} with {rows} rows"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{exchange.Status}"),
        };

    private static string Short(GateExchange exchange) =>
        exchange.Sha256 is { } digest ? $"SHA-256 {digest[..Math.Min(12, digest.Length)]}" : "no body";

    private static string PathOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? parsed.PathAndQuery : url;
}
