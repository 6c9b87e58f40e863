using Screenalytics.Ingest.Api.Events;
using Screenalytics.Ingest.Console.Security;

namespace Screenalytics.Ingest.Console.Live;

/// <summary>What live pages need.</summary>
/// <param name="Services">What components are given.</param>
/// <param name="Loggers">The log.</param>
/// <param name="Sessions">Tells whether whoever follows still may.</param>
/// <param name="Seats">The seats of those who follow.</param>
/// <param name="Lifetime">Tells when the worker is about to stop.</param>
/// <param name="Time">The clock.</param>
internal sealed record LiveServices(
    IServiceProvider Services,
    ILoggerFactory Loggers,
    ConsoleSessions Sessions,
    FollowerSeats Seats,
    IHostApplicationLifetime Lifetime,
    TimeProvider Time
);
