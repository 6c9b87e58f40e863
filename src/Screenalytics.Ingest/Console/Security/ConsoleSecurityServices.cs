using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Screenalytics.Ingest.Console.Shell;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>Registers what decides who may use the console, and puts it around the server's answers.</summary>
internal static class ConsoleSecurityServices
{
    /// <summary>
    /// Adds it; it needs the API's options, a redactor, a logger, the store of sessions and the audit trail, the last two no
    /// sooner than somebody comes.
    /// </summary>
    public static IServiceCollection AddConsoleSecurity(this IServiceCollection services, ConsoleOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<SessionKeys>();
        services.AddSingleton<RoleLists>();
        services.AddSingleton<SessionWatch>();
        services.AddSingleton<ConsoleSessions>();
        services.AddSingleton<ConsoleAudit>();
        services.AddSingleton<RefusalTrail>();
        services.AddSingleton<SignInLimit>();
        services.AddSingleton<UserTokens>();
        services.AddSingleton<SignIns>();
        services.AddSingleton(new ImageHosts(options.ImageHosts));
        services.AddRazorComponents();
        services
            .AddAuthentication(SessionHandler.Scheme)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Scheme, null);
        services.AddAuthorization(ConsolePolicies.AddTo);
        services.Configure<ForwardedHeadersOptions>(forwarded => Trust(forwarded, options));
        KeepNoKeys(services);
        return services;
    }

    /// <summary>Puts it around what follows; the routing comes before it.</summary>
    public static IApplicationBuilder UseConsoleSecurity(this IApplicationBuilder app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<ConsoleHeaders>();
        app.UseMiddleware<ConsoleEdge>();
        app.UseAuthentication();
        app.UseAuthorization();
        return app;
    }

    // Components and authentication bring the framework's key ring along, which would write a key of no use into the user's home.
    private static void KeepNoKeys(IServiceCollection services)
    {
        foreach (var loader in services.Where(LoadsKeys).ToArray())
        {
            services.Remove(loader);
        }

        services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
    }

    private static bool LoadsKeys(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService)
        && service is { IsKeyedService: false, ImplementationType: { } type }
        && type.Assembly == typeof(EphemeralDataProtectionProvider).Assembly;

    private static void Trust(ForwardedHeadersOptions forwarded, ConsoleOptions options)
    {
        forwarded.ForwardedHeaders =
            ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        foreach (var proxy in CommaList.Split(options.TrustedProxies))
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                forwarded.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
            {
                forwarded.KnownIPNetworks.Add(network);
            }
        }
    }
}
