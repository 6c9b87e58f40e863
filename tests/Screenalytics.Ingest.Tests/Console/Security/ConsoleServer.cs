using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Api;
using Screenalytics.Ingest.Api.Security;
using Screenalytics.Ingest.Console;
using Screenalytics.Ingest.Console.Audit;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.Runs.Oversight;
using Screenalytics.Ingest.Tests.Api;

namespace Screenalytics.Ingest.Tests.Console.Security;

/// <summary>What decides who may use the console, on a real server, with a few routes to try it on.</summary>
internal sealed class ConsoleServer : IAsyncDisposable, IApiHost
{
    public const string Secret = "the-admin-secret-of-the-tests";

    private readonly WebApplication _app;

    private ConsoleServer(WebApplication app) => _app = app;

    public FakeTimeProvider Time { get; private init; } = new();

    public FakeSessions Sessions { get; private init; } = null!;

    public FakeTrail Trail { get; } = new();

    public LogLines Log { get; private init; } = new();

    public string? WaitsFor { get; set; }

    public int MaxImagesPerPerson => 5;

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<ConsoleServer> StartAsync(
        ConsoleOptions? options = null,
        string? secret = Secret,
        ConsoleServer? sharing = null
    )
    {
        var time = sharing?.Time ?? new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        ConsoleServer? server = null;
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(new Redactor(Secret, TestTokens.Secret));
        builder.Services.AddSingleton(new ApiOptions { AdminSecret = secret });
        builder.Services.AddSingleton(new AdminSecret(new ApiOptions { AdminSecret = secret }));
        builder.Services.AddSingleton<IApiHost>(_ => server!);
        builder.Services.AddSingleton<ISessionStore>(_ => server!.Sessions);
        builder.Services.AddSingleton<IAuditTrail>(_ => server!.Trail);
        builder.Services.AddConsoleSecurity(options ?? Options());
        builder.Logging.SetMinimumLevel(LogLevel.Debug);
        var log = new LogLines();
        builder.Logging.AddProvider(log);
        var app = builder.Build();
        app.UseConsoleSecurity();
        Map(app);
        server = new ConsoleServer(app)
        {
            Time = time,
            Sessions = sharing?.Sessions ?? new FakeSessions(time),
            Log = log,
        };
        await app.StartAsync();
        return server;
    }

    public static ConsoleOptions Options() =>
        new()
        {
            AdminEmails = "admin@example.test",
            OperatorEmails = "operator@example.test",
            ViewerEmails = "viewer@example.test",
            JwtSecret = TestTokens.Secret,
        };

    /// <summary>A browser of its own, that follows nothing by itself.</summary>
    public ConsoleBrowser NewBrowser() => new(Address);

    /// <summary>A browser that has signed in.</summary>
    public async Task<ConsoleBrowser> SignedInAsync(string credential = Secret, bool lookOnly = false)
    {
        var browser = NewBrowser();
        using var answer = await browser.SignInAsync(credential, lookOnly: lookOnly);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return browser;
    }

    /// <summary>A token of a user.</summary>
    public string TokenOf(string email) => TestTokens.User(Time.GetUtcNow(), email);

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static void Map(WebApplication app)
    {
        var console = app.MapGroup("/console").WithMetadata(ConsolePage.Mark);
        SignInEndpoints.Map(console);
        console.MapGet("/assets/x.css", () => "x").AllowAnonymous();
        var viewer = console.MapGroup("").RequireAuthorization(ConsolePolicies.Viewer).ProtectChanges();
        viewer.MapGet("/looking", (HttpContext http) => $"{ConsoleUser.Of(http)} {Antiforgery.TokenOf(http)}");
        viewer.MapGet(
            "/lasts",
            async (HttpContext http, ConsoleSessions sessions) => $"{await sessions.StillValidAsync(http)}"
        );
        var operators = console.MapGroup("").RequireAuthorization(ConsolePolicies.Operator).ProtectChanges();
        operators.MapGet("/steering", () => "steered");
        operators.MapPost("/steering", () => "changed");
        operators.MapPatch("/steering", () => "patched");
        console.MapGet("/flagging", () => "flagged").RequireAuthorization(ConsolePolicies.Admin);
        console.MapGet("/forgotten", () => "open");
        var routes = new ConsoleRoutes(viewer, operators, console.MapGroup(""));
        AccountEndpoints.Map(routes);
        AuditEndpoints.Map(routes);
        app.MapGet("/elsewhere", () => "free").AllowAnonymous();
    }
}
