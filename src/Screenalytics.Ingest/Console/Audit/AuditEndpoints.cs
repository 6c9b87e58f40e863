using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Runs.Oversight;

namespace Screenalytics.Ingest.Console.Audit;

/// <summary>The audit trail, for those who may steer.</summary>
internal static class AuditEndpoints
{
    /// <summary>Maps it.</summary>
    public static void Map(ConsoleRoutes routes) => routes.Operator.MapGet("/audit", ListAsync);

    private static async Task<IResult> ListAsync(
        HttpContext context,
        IServiceProvider services,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var query = AuditQuery.Of(context);
        var page = await services.GetRequiredService<IAuditTrail>().ListAsync(query.ToFilter(), stop);
        return Page.Of<AuditTrailPage>(new { Model = new AuditModel(query, page, time.GetUtcNow()) });
    }
}
