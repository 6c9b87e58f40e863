using System.Diagnostics;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.Telemetry;

namespace Screenalytics.Ingest.Runs;

/// <summary>The span of a part in this process's hands, below its run's.</summary>
/// <param name="run">The run's.</param>
/// <param name="part">The part's, or null when it is not sampled.</param>
/// <param name="leave">Lets go of the run's.</param>
internal sealed class PartSpan(Activity run, Activity? part, Action leave) : IDisposable
{
    /// <summary>Notes what a run came to.</summary>
    public static void Note(Activity? run, SyncReport report)
    {
        if (run is not { IsAllDataRequested: true })
        {
            return;
        }

        run.SetTag(TelemetryAttributes.Status, EnumNames.Of(report.Status))
            .SetTag(TelemetryAttributes.Suspect, report.Suspect)
            .SetTag(TelemetryAttributes.People, report.People);
        if (report.Failure is { } failure)
        {
            run.SetTag(TelemetryAttributes.ErrorType, EnumNames.Of(failure.Code));
        }

        if (report.Status == RunStatus.Error)
        {
            run.SetStatus(ActivityStatusCode.Error);
        }
    }

    /// <summary>Notes how the part ended.</summary>
    public void Note(PartResult result)
    {
        part?.SetTag(TelemetryAttributes.Outcome, EnumNames.Of(result.Kind));
        if (result.Kind is PartResultKind.Lost or PartResultKind.Abandoned)
        {
            part?.SetStatus(ActivityStatusCode.Error);
        }

        if (result.Report is { } report)
        {
            Note(run, report);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        part?.Dispose();
        leave();
    }
}
