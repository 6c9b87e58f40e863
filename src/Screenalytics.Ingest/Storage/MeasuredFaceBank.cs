using System.Diagnostics;
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
        catch
        {
            span?.SetStatus(ActivityStatusCode.Error);
            BatchMetrics.Failed(dryRun, time.GetElapsedTime(startedAt));
            throw;
        }
    }
}
