namespace Screenalytics.Ingest.Api.Events;

/// <summary>What the following of runs needs.</summary>
/// <param name="Ports">Where runs are looked up.</param>
/// <param name="Seats">The seats of those who follow.</param>
/// <param name="Lifetime">Tells when the worker is about to stop.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">The log.</param>
internal sealed record FollowerServices(
    ApiPorts Ports,
    FollowerSeats Seats,
    IHostApplicationLifetime Lifetime,
    TimeProvider Time,
    ILogger<RunEventStream> Logger
);
