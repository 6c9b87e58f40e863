namespace Screenalytics.Ingest.Contracts.Telemetry;

/// <summary>What this program's own telemetry is called.</summary>
public static class TelemetryNames
{
    /// <summary>The meter and the activity source.</summary>
    public const string Source = "Screenalytics.Ingest";

    /// <summary>The service's name unless <c>OTEL_SERVICE_NAME</c> says otherwise.</summary>
    public const string Service = "screenalytics-ingest";

    /// <summary>What a node does for a run, from the first of its parts to the last that it holds. Root of its trace.</summary>
    public const string RunSpan = "sync run";

    /// <summary>A part of a run in one node's hands.</summary>
    public const string PartSpan = "sync part";

    /// <summary>A batch of people on its way to the database, retries included.</summary>
    public const string BatchSpan = "file batch";

    /// <summary>A call to TRR-Backend, retries included; each request is a span below it.</summary>
    public const string CallSpan = "call backend";
}
