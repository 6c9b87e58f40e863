using System.Diagnostics.Metrics;
using Screenalytics.Ingest.Contracts.Telemetry;
using Screenalytics.Ingest.Diagnostics.Telemetry;
using Tag = System.Collections.Generic.KeyValuePair<string, object?>;

namespace Screenalytics.Ingest.Storage;

/// <summary>What is measured of batches.</summary>
internal static class BatchMetrics
{
    private static readonly double[] Sizes = [1, 4, 16, 32, 64, 128, 192, 256, 512, 1024];
    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    private static readonly Histogram<double> Size = IngestMeter.Histogram(IngestInstruments.BatchSize, Sizes);
    private static readonly Histogram<double> Duration = IngestMeter.Histogram(
        IngestInstruments.BatchDuration,
        Seconds
    );

    /// <summary>A batch was filed, or compared.</summary>
    public static void Filed(int people, bool dryRun, TimeSpan duration)
    {
        Size.Record(people, DryRunOf(dryRun));
        Record("filed", dryRun, duration);
    }

    /// <summary>A batch could not be filed.</summary>
    public static void Failed(bool dryRun, TimeSpan duration) => Record("failed", dryRun, duration);

    private static void Record(string outcome, bool dryRun, TimeSpan duration) =>
        Duration.Record(duration.TotalSeconds, new Tag(TelemetryAttributes.Outcome, outcome), DryRunOf(dryRun));

    private static Tag DryRunOf(bool dryRun) => new(TelemetryAttributes.DryRun, TagNames.Of(dryRun));
}
