using Microsoft.AspNetCore.Authorization;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>What a role opens: the authorization policies that the console's routes name.</summary>
internal static class ConsolePolicies
{
    /// <summary>Whoever may look.</summary>
    public const string Viewer = "console_viewer";

    /// <summary>Whoever may steer runs and schedules.</summary>
    public const string Operator = "console_operator";

    /// <summary>Whoever may flag seeds.</summary>
    public const string Admin = "console_admin";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Viewer, Operator, Admin];

    /// <summary>Adds them, and closes every route that names none and does not say that it is open.</summary>
    public static void AddTo(AuthorizationOptions options)
    {
        options.AddPolicy(Viewer, PolicyOf(ConsoleRole.Viewer));
        options.AddPolicy(Operator, PolicyOf(ConsoleRole.Operator));
        options.AddPolicy(Admin, PolicyOf(ConsoleRole.Admin));

        // Unknown paths and methods go on to be answered as such.
        options.FallbackPolicy = new AuthorizationPolicyBuilder(SessionHandler.Scheme)
            .RequireAssertion(context =>
                context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint
            )
            .Build();
    }

    private static AuthorizationPolicy PolicyOf(ConsoleRole least) =>
        new AuthorizationPolicyBuilder(SessionHandler.Scheme)
            .RequireAuthenticatedUser()
            .RequireRole(Enum.GetValues<ConsoleRole>().Where(role => role >= least).Select(EnumNames.Of))
            .Build();
}
