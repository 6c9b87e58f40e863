using Screenalytics.Ingest.Contracts.Telemetry;
using Screenalytics.Ingest.Diagnostics.Telemetry;

namespace Screenalytics.Ingest.Sync;

/// <summary>What is measured of the pipelines at work in this process: read only when somebody asks.</summary>
internal static class PipelineGauges
{
    private static readonly Lock Lock = new();
    private static readonly List<IPipelineFigures> AtWork = [];

    static PipelineGauges()
    {
        // It lives as long as the process.
        var meter = IngestMeter.NewForGauges();
        meter.Gauge(IngestInstruments.PeopleInFlight, () => Sum(pipeline => pipeline.PeopleInFlight));
        meter.Gauge(IngestInstruments.PeopleWaiting, () => Sum(pipeline => pipeline.PeopleWaiting));
        meter.Gauge(IngestInstruments.ResultsWaiting, () => Sum(pipeline => pipeline.ResultsWaiting));
    }

    /// <summary>A pipeline is at work.</summary>
    public static void Add(IPipelineFigures pipeline)
    {
        lock (Lock)
        {
            AtWork.Add(pipeline);
        }
    }

    /// <summary>A pipeline has ended.</summary>
    public static void Remove(IPipelineFigures pipeline)
    {
        lock (Lock)
        {
            AtWork.Remove(pipeline);
        }
    }

    private static long Sum(Func<IPipelineFigures, int> read)
    {
        lock (Lock)
        {
            return AtWork.Sum(pipeline => (long)read(pipeline));
        }
    }
}
