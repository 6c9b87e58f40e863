using System.Diagnostics;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Telemetry;
using Screenalytics.Ingest.Diagnostics.Telemetry;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>The spans of calls, retries included; each request is a span of the framework's below its call's.</summary>
internal static class BackendSpans
{
    /// <summary>Whether spans of requests are wanted too, which are then told to the backend.</summary>
    public static bool Enabled => IngestActivities.Source.HasListeners();

    /// <summary>Starts the span of a call for photos; null when it is not sampled.</summary>
    public static Activity? Start(Guid personId, bool seedOnly)
    {
        var span = Start();
        span?.SetTag(TelemetryAttributes.PersonId, personId.ToString()).SetTag(TelemetryAttributes.SeedOnly, seedOnly);
        return span;
    }

    /// <summary>Starts the span of a call.</summary>
    public static Activity? Start() =>
        Enabled && CallBudget.TryTake(Activity.Current)
            ? IngestActivities.Source.StartActivity(TelemetryNames.CallSpan)
            : null;

    /// <summary>Notes what a call came to.</summary>
    public static void Note(Activity? span, TrrCall call, Attempt last)
    {
        if (span is null)
        {
            return;
        }

        span.SetTag(TelemetryAttributes.HttpStatus, last.Status)
            .SetTag(TelemetryAttributes.Attempts, call.Attempts)
            .SetTag(TelemetryAttributes.Rows, last.RowCount);
        if (last.Failure != FailureCode.None)
        {
            span.SetTag(TelemetryAttributes.ErrorType, EnumNames.Of(last.Failure)).SetStatus(ActivityStatusCode.Error);
        }
    }
}
