using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Screenalytics.Ingest.Api.Endpoints;
using Screenalytics.Ingest.Api.Events;
using Screenalytics.Ingest.Api.OpenApi;
using Screenalytics.Ingest.Api.Problems;
using Screenalytics.Ingest.Api.Security;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Diagnostics;

namespace Screenalytics.Ingest.Api;

/// <summary>Registers the HTTP API.</summary>
internal static class ApiServices
{
    /// <summary>
    /// Adds the API; it needs the run door, the run history, the schedule board, an <see cref="IApiHost"/> and a logger.
    /// </summary>
    public static IServiceCollection AddIngestApi(this IServiceCollection services, ApiOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new LogLevels(new LogOptions(), TimeProvider.System));
        services.AddSingleton(options);
        services.AddSingleton(new AdminSecret(options));
        services.AddSingleton<ApiPorts>();
        services.AddSingleton<WrongSecrets>();
        services.AddSingleton<FollowerSeats>();
        services.AddSingleton<FollowerServices>();
        services.AddSingleton<RunTickets>();
        services.AddSingleton<RunWait>();
        services.AddSingleton<IStartupFilter, ProblemStartup>();
        services.ConfigureHttpJsonOptions(json => UseContracts(json.SerializerOptions));
        services.AddApiDocument();
        return services;
    }

    private static void UseContracts(JsonSerializerOptions json)
    {
        json.TypeInfoResolverChain.Insert(0, RunsJson.Default);
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.NumberHandling = JsonNumberHandling.Strict;
    }
}
