using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>What a run in a terminal began with, to report from when nothing else can be asked.</summary>
/// <param name="Run">The run.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Warnings">What was said of the request.</param>
internal sealed record ForegroundSitting(RunStart Run, DateTimeOffset StartedAt, IReadOnlyList<string> Warnings)
{
    /// <summary>A report of what this process alone has counted; its status is still to be told.</summary>
    public SyncReport ReportOf(PipelineSession? session, DateTimeOffset now, IReadOnlyList<string> warnings)
    {
        var report = new SyncReport
        {
            RunId = Run.RunId,
            Status = RunStatus.Running,
            DryRun = Run.Request.DryRun,
            Target = Run.Request.Target,
            MaxImagesPerPerson = Run.Request.MaxImagesPerPerson,
            BackendHost = Run.BackendHost,
            DatabaseHost = Run.DatabaseHost,
            DatabaseName = Run.DatabaseName,
            StartedAt = StartedAt,
            FinishedAt = now,
            DurationMs = (long)(now - StartedAt).TotalMilliseconds,
            Failure = session?.RunFailure,
            Warnings = [.. Warnings, .. warnings],
        };
        return session is null ? report : session.Tally.Fill(report, session.Asked);
    }
}
