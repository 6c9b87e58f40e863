using System.Diagnostics;
using System.Diagnostics.Metrics;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.Telemetry;
using Screenalytics.Ingest.Diagnostics.Telemetry;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>What is measured of runs and their parts.</summary>
internal static class RunMetrics
{
    private static readonly double[] RunSeconds = [0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200];
    private static readonly double[] Shares = [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

    private static readonly Counter<long> RunsStarted = IngestMeter.Counter(IngestInstruments.RunsStarted);
    private static readonly Counter<long> RunsFinished = IngestMeter.Counter(IngestInstruments.RunsFinished);
    private static readonly Histogram<double> Duration = IngestMeter.Histogram(
        IngestInstruments.RunDuration,
        RunSeconds
    );
    private static readonly Histogram<double> FallbackRatio = IngestMeter.Histogram(
        IngestInstruments.RunFallbackRatio,
        Shares
    );
    private static readonly Counter<long> PartsLeft = IngestMeter.Counter(IngestInstruments.PartsLeft);
    private static readonly Counter<long> PartsTakenOver = IngestMeter.Counter(IngestInstruments.PartsTakenOver);
    private static readonly Counter<long> FenceRefusals = IngestMeter.Counter(IngestInstruments.FenceRefusals);
    private static readonly Counter<long> RenewalsFailed = IngestMeter.Counter(IngestInstruments.LeaseRenewalsFailed);

    /// <summary>Tells of what is rare before it happens: a rise from nothing at all is no rise to who looks for one.</summary>
    public static void Publish()
    {
        PartsTakenOver.Add(0);
        FenceRefusals.Add(0);
        RenewalsFailed.Add(0);
    }

    /// <summary>A part was taken up.</summary>
    public static void Taken(PartLease lease)
    {
        if (lease.TakenFrom is not null)
        {
            PartsTakenOver.Add(1);
        }

        if (lease is { Part: 0, Attempt: 1 })
        {
            Started(lease.Run.Request);
        }
    }

    /// <summary>A run has begun.</summary>
    public static void Started(SyncRequest request)
    {
        if (RunsStarted.Enabled)
        {
            var tags = TagsOf(request);
            tags.Add(TelemetryAttributes.Trigger, request.Trigger);
            RunsStarted.Add(1, tags);
        }
    }

    /// <summary>A run has ended.</summary>
    public static void Finished(SyncRequest request, SyncReport report)
    {
        if (!RunsFinished.Enabled)
        {
            return;
        }

        var tags = TagsOf(request);
        if (RatioOf(report) is { } ratio)
        {
            FallbackRatio.Record(ratio, tags);
        }

        tags.Add(TelemetryAttributes.Status, EnumNames.Of(report.Status));
        Duration.Record(report.DurationMs / 1000.0, tags);
        tags.Add(TelemetryAttributes.Suspect, TagNames.Of(report.Suspect));
        tags.Add(TelemetryAttributes.Trigger, request.Trigger);
        RunsFinished.Add(1, tags);
    }

    /// <summary>A part was let go of.</summary>
    public static void Left(PartResultKind kind)
    {
        if (kind == PartResultKind.Lost)
        {
            FenceRefusals.Add(1);
        }

        if (PartsLeft.Enabled)
        {
            PartsLeft.Add(1, new KeyValuePair<string, object?>(TelemetryAttributes.Outcome, EnumNames.Of(kind)));
        }
    }

    /// <summary>The leases could not be renewed.</summary>
    public static void RenewalFailed() => RenewalsFailed.Add(1);

    /// <summary>The share of answered people whose first answer was proven empty; null when nobody was answered.</summary>
    public static double? RatioOf(SyncReport report)
    {
        var share = EmptyShare.Of(report);
        return share.Answers == 0 ? null : share.Share;
    }

    /// <summary>The kind of a target, as JSON names it.</summary>
    public static string KindOf(SyncTarget target) =>
        target switch
        {
            EpisodeTarget => "episode",
            SeasonTarget => "season",
            PeopleTarget => "people",
            _ => "face_bank",
        };

    private static TagList TagsOf(SyncRequest request) =>
        new()
        {
            { TelemetryAttributes.TargetKind, KindOf(request.Target) },
            { TelemetryAttributes.DryRun, TagNames.Of(request.DryRun) },
        };
}
