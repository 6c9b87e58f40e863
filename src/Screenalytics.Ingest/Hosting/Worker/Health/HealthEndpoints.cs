using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Screenalytics.Ingest.Hosting.Worker.Health;

/// <summary>Where the worker tells how it is, to whoever asks.</summary>
internal static class HealthEndpoints
{
    /// <summary>The tag of checks that can be made before the database is there.</summary>
    public const string Always = "always";

    /// <summary>Time for one check.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Maps them.</summary>
    public static void MapHealth(this WebApplication app)
    {
        var open = app.MapGroup("").AllowAnonymous();
        open.MapHealthChecks(
            "/health/live",
            new HealthCheckOptions { Predicate = _ => false, ResponseWriter = HealthAnswer.WriteAsync }
        );

        // A degraded worker works: only what keeps it from working takes it out of service.
        var state = app.Services.GetRequiredService<WorkerState>();
        open.MapHealthChecks(
            "/health/ready",
            new HealthCheckOptions
            {
                Predicate = check => state.WaitsFor is null || check.Tags.Contains(Always),
                ResponseWriter = HealthAnswer.WriteAsync,
                ResultStatusCodes =
                {
                    [HealthStatus.Healthy] = StatusCodes.Status200OK,
                    [HealthStatus.Degraded] = StatusCodes.Status200OK,
                    [HealthStatus.Unhealthy] = StatusCodes.Status503ServiceUnavailable,
                },
            }
        );
    }
}
