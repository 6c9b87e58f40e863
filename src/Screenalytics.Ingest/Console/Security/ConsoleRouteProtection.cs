namespace Screenalytics.Ingest.Console.Security;

/// <summary>What protects the console's routes.</summary>
internal static class ConsoleRouteProtection
{
    /// <summary>Lets changes through only when they carry the antiforgery token; reads are not concerned.</summary>
    public static TBuilder ProtectChanges<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder
    {
        routes.AddEndpointFilter<TBuilder, AntiforgeryFilter>();
        return routes.WithMetadata(new ChangesProtected());
    }
}
