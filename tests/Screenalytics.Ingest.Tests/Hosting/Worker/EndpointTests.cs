using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Screenalytics.Ingest.Api.Security;
using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Console.Gallery;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Diagnostics.Files;
using Screenalytics.Ingest.Hosting;
using Screenalytics.Ingest.Hosting.Worker;

namespace Screenalytics.Ingest.Tests.Hosting.Worker;

/// <summary>Everything that a worker serves is closed, unless it says in so many words that it is open.</summary>
public sealed class EndpointTests : IDisposable
{
    // The proxy looks at its callers itself, since it takes a user's token too.
    private static readonly string[] Open =
    [
        "/",
        "/console/assets/{hash}/{name}",
        "/console/sign-in",
        "/favicon.ico",
        "/health/live",
        "/health/ready",
        "/openapi/{documentName}.json",
        SeedProxyEndpoints.Route,
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ingest-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Each_is_the_apis_or_a_roles_or_known_to_be_open()
    {
        var routes = await RoutesAsync();

        routes.Count(route => IsApis(route)).ShouldBeGreaterThan(15);
        routes.Count(route => PolicyOf(route) is not null).ShouldBeGreaterThan(8);
        routes
            .Where(route => !IsApis(route) && PolicyOf(route) is null)
            .Select(PathOf)
            .Distinct()
            .Order()
            .ShouldBe(Open.Order());
    }

    [Fact]
    public async Task Those_of_the_console_name_its_own_policies_and_are_open_to_nobody_else()
    {
        var closed = (await RoutesAsync()).Where(route => PathOf(route).StartsWith("/console")).ToArray();

        foreach (var route in closed.Where(route => !Open.Contains(PathOf(route))))
        {
            ConsolePolicies.All.ShouldContain(PolicyOf(route), PathOf(route));
            route.Metadata.GetMetadata<IAllowAnonymous>().ShouldBeNull(PathOf(route));
            IsApis(route).ShouldBeFalse(PathOf(route));
        }
    }

    [Fact]
    public async Task Every_change_has_to_carry_proof_that_a_page_asked_for_it()
    {
        var changes = (await RoutesAsync()).Where(route => PolicyOf(route) is not null && MayChange(route)).ToArray();

        changes.Length.ShouldBeGreaterThan(3);
        changes.Where(route => route.Metadata.GetMetadata<ChangesProtected>() is null).Select(PathOf).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_only_looks_can_change_nothing_but_their_own_sessions() =>
        (await RoutesAsync())
            .Where(route => PolicyOf(route) == ConsolePolicies.Viewer && MayChange(route))
            .Select(PathOf)
            .Order()
            .ShouldBe([
                "/console/sessions/end-all",
                "/console/sessions/{id:guid}/end",
                "/console/sign-out",
                "/console/{**path}",
            ]);

    private static bool IsApis(RouteEndpoint route) => route.Metadata.GetMetadata<AdminSecretRequired>() is not null;

    private static string? PolicyOf(RouteEndpoint route) => route.Metadata.GetMetadata<IAuthorizeData>()?.Policy;

    private static string PathOf(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.Trim('/');

    private static bool MayChange(RouteEndpoint route) =>
        route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Any(method => method is not ("GET" or "HEAD"))
        ?? true;

    private async Task<IReadOnlyList<RouteEndpoint>> RoutesAsync()
    {
        var configuration = Settings.Read([.. Settings.Sandbox, ("SCREENALYTICS_DATA_DIR", _folder.FullName)]);
        configuration.Errors.ShouldBeEmpty();
        var settings = new CommandSettings([], Verbose: false, _ => { });
        await using var log = CommandLog.CreateForWorker(configuration, settings, TimeProvider.System);
        await using var app = WorkerComposition.Build(configuration, settings, log, TimeProvider.System);
        return
        [
            .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).Cast<RouteEndpoint>(),
        ];
    }
}
