using System.Diagnostics;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Telemetry;
using Screenalytics.Ingest.Diagnostics.Telemetry;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage;

/// <summary>A face bank whose batches are measured.</summary>
/// <param name="bank">The face bank.</param>
/// <param name="dryRun">Whether nothing is written.</param>
/// <param name="time">The clock.</param>
internal sealed class MeasuredFaceBank(IFaceBank bank, bool dryRun, TimeProvider time) : IFaceBank
{
    /// <inheritdoc/>
    public async Task<PersonCommit[]> FileAsync(IReadOnlyList<PersonResult> batch, CancellationToken cancellationToken)
    {
        using var span = IngestActivities.Source.StartActivity(TelemetryNames.BatchSpan);
        span?.SetTag(TelemetryAttributes.People, batch.Count);
        var startedAt = time.GetTimestamp();
        try
        {
            var commits = await bank.FileAsync(batch, cancellationToken);
            BatchMetrics.Filed(batch.Count, dryRun, time.GetElapsedTime(startedAt));
            return commits;
        }
        catch (Exception e) when (IsFailure(e))
        {
            span?.SetStatus(ActivityStatusCode.Error);
            BatchMetrics.Failed(dryRun, time.GetElapsedTime(startedAt));
            throw;
        }
    }

    // Neither who stops nor who lost the part to another node tells anything of the database.
    private static bool IsFailure(Exception e) =>
        e is not (OperationCanceledException or RunStoppedException { Code: FailureCode.TakenOver });
}
