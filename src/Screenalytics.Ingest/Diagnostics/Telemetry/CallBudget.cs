using System.Diagnostics;

namespace Screenalytics.Ingest.Diagnostics.Telemetry;

/// <summary>How many calls of a part get spans, so that the trace of a big run stays one that can be looked at.</summary>
internal sealed class CallBudget
{
    /// <summary>Calls a part at most.</summary>
    public const int CallsPerPart = 1000;

    private const string Key = "call-budget";

    private int _left = CallsPerPart;

    /// <summary>Gives a span its budget.</summary>
    public static void Give(Activity span) => span.SetCustomProperty(Key, new CallBudget());

    /// <summary>Whether one more call below a span gets a span of its own.</summary>
    public static bool TryTake(Activity? span) =>
        span?.GetCustomProperty(Key) is not CallBudget budget || Interlocked.Decrement(ref budget._left) >= 0;
}
