namespace Screenalytics.Ingest.Contracts.Telemetry;

/// <summary>What an instrument does with its measurements.</summary>
public enum InstrumentKind
{
    /// <summary>A sum that only grows.</summary>
    Counter,

    /// <summary>A distribution.</summary>
    Histogram,

    /// <summary>A value as it stands when it is read.</summary>
    Gauge,
}
