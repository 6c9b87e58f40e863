using Screenalytics.Ingest.Console.Assets;
using Screenalytics.Ingest.Console.Audit;
using Screenalytics.Ingest.Console.Gallery;
using Screenalytics.Ingest.Console.Logs;
using Screenalytics.Ingest.Console.Overview;
using Screenalytics.Ingest.Console.People;
using Screenalytics.Ingest.Console.Runs;
using Screenalytics.Ingest.Console.Schedules;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Console.Triggering;

namespace Screenalytics.Ingest.Console.Shell;

/// <summary>Maps the web console.</summary>
internal static class ConsoleEndpoints
{
    /// <summary>The path that it is below.</summary>
    public const string Root = "/console";

    /// <summary>Puts the console's edge and its guards around what is served; to be called before anything is mapped.</summary>
    public static void UseConsole(this WebApplication app) => app.UseConsoleSecurity();

    /// <summary>Maps its pages: the assets and the sign-in are open to all, everything else to whoever has the role.</summary>
    public static void MapConsole(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", () => Page.SeeOther(Root)).AllowAnonymous().ExcludeFromDescription();
        ConsoleAssets.Map(endpoints);
        var all = endpoints.MapGroup(Root).WithMetadata(ConsolePage.Mark).ExcludeFromDescription();
        var routes = new ConsoleRoutes(
            all.MapGroup("").RequireAuthorization(ConsolePolicies.Viewer).ProtectChanges(),
            all.MapGroup("").RequireAuthorization(ConsolePolicies.Operator).ProtectChanges(),
            all.MapGroup("").RequireAuthorization(ConsolePolicies.Admin).ProtectChanges()
        );
        SignInEndpoints.Map(all);
        AccountEndpoints.Map(routes);
        AuditEndpoints.Map(routes);
        OverviewEndpoints.Map(routes);
        RunsEndpoints.Map(routes);
        RunSteering.Map(routes);
        TriggerEndpoints.Map(routes);
        SchedulesEndpoints.Map(routes);
        LogsEndpoints.Map(routes);
        SearchEndpoints.Map(routes);
        PeopleEndpoints.Map(routes);
        GalleryEndpoints.Map(routes);
        SeedProxyEndpoints.Map(endpoints);
        routes.Viewer.MapFallback(
            "{**path}",
            () => Page.NotFound("There is no such page.", "The navigation leads to those that there are.")
        );
    }
}
