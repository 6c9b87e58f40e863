namespace Screenalytics.Ingest.Contracts.Telemetry;

/// <summary>An instrument as it is promised to dashboards and alerts.</summary>
/// <param name="Kind">What it does with its measurements.</param>
/// <param name="Name">Its name by OpenTelemetry's conventions; never reused for another meaning.</param>
/// <param name="Unit">Its unit in UCUM's notation.</param>
/// <param name="Description">What it measures, in a sentence.</param>
/// <param name="Attributes">The names of all attributes that its measurements may carry.</param>
public sealed record InstrumentInfo(
    InstrumentKind Kind,
    string Name,
    string Unit,
    string Description,
    params IReadOnlyList<string> Attributes
);
