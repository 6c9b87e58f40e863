namespace Screenalytics.Ingest.Api.Security;

/// <summary>What opens the API's routes.</summary>
internal static class AdminSecretRoutes
{
    /// <summary>Lets only requests with the admin secret through; whoever is signed in elsewhere is of no account here.</summary>
    public static RouteGroupBuilder RequireAdminSecret(this RouteGroupBuilder routes) =>
        routes
            .AddEndpointFilter<RouteGroupBuilder, AdminSecretFilter>()
            .WithMetadata(new AdminSecretRequired())
            .AllowAnonymous();
}
