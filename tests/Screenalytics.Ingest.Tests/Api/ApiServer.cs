using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Screenalytics.Ingest.Api;
using Screenalytics.Ingest.Api.Security;
using Screenalytics.Ingest.Diagnostics;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Scheduling;

namespace Screenalytics.Ingest.Tests.Api;

/// <summary>The API on a real server on a loopback port, with nothing behind it but what a test says.</summary>
internal sealed class ApiServer : IAsyncDisposable, IApiHost
{
    public const string Secret = "the-admin-secret-of-the-tests";

    private readonly WebApplication _app;

    private ApiServer(WebApplication app) => _app = app;

    public FakeDoor Door { get; private init; } = new();

    public FakeHistory History { get; private init; } = new();

    public FakeBoard Board { get; private init; } = new();

    public LogLines Log { get; private init; } = new();

    public HttpClient Client { get; private init; } = new();

    public string? WaitsFor { get; set; }

    public int MaxImagesPerPerson => 7;

    public Uri Address => Client.BaseAddress!;

    public static async Task<ApiServer> StartAsync(string? secret = Secret, TimeProvider? time = null, int port = 0)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        var (door, history, board, log) = (new FakeDoor(), new FakeHistory(), new FakeBoard(), new LogLines());
        ApiServer? server = null;
        builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddRouting();
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddSingleton<IRunDoor>(door);
        builder.Services.AddSingleton<IRunHistory>(_ =>
            server!.WaitsFor is null ? history : throw new InvalidOperationException("There is no database.")
        );
        builder.Services.AddSingleton<IScheduleBoard>(board);
        builder.Services.AddSingleton<IApiHost>(_ => server!);
        builder.Services.AddSingleton(new LogLevels(new LogOptions(), time ?? TimeProvider.System));
        builder.Services.AddSingleton(new Redactor(Secret, "canary-of-the-backend"));
        builder.Services.AddIngestApi(new ApiOptions { AdminSecret = secret });
        var app = builder.Build();
        app.UseRouting();
        app.MapIngestApi();
        app.MapGet("/defect", string () => throw new InvalidOperationException("password=hunter2"));
        await app.StartAsync();
        var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        client.DefaultRequestHeaders.Add(AdminSecret.Header, Secret);
        server = new ApiServer(app)
        {
            Door = door,
            History = history,
            Board = board,
            Log = log,
            Client = client,
        };
        return server;
    }

    /// <summary>Sends a request, with a JSON body when there is one.</summary>
    public async Task<(HttpResponseMessage Head, JsonNode Body)> SendAsync(
        HttpMethod method,
        string path,
        string? body = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response, JsonNode.Parse(text) ?? throw new JsonException("null"));
    }

    public Task<(HttpResponseMessage Head, JsonNode Body)> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<(HttpResponseMessage Head, JsonNode Body)> PostAsync(
        string path,
        string? body = null,
        params (string Name, string Value)[] headers
    ) => SendAsync(HttpMethod.Post, path, body, headers);

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
