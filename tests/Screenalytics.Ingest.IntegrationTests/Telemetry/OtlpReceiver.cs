using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Screenalytics.Ingest.IntegrationTests.Telemetry;

/// <summary>A collector on loopback ports, over HTTP and over gRPC, that keeps what it is sent.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private const string Grpc = "/opentelemetry.proto.collector.";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, OtlpMetric> _metrics = new();
    private readonly ConcurrentQueue<OtlpSpan> _spans = new();
    private readonly ConcurrentQueue<byte[]> _bodies = new();

    private OtlpReceiver(WebApplication app) => _app = app;

    /// <summary>Where it listens for protobuf over HTTP.</summary>
    public string Http => _app.Urls.First();

    /// <summary>Where it listens for gRPC without TLS.</summary>
    public string GrpcAddress => _app.Urls.Last();

    /// <summary>The metrics by name, as they were received last.</summary>
    public IReadOnlyDictionary<string, OtlpMetric> Metrics => _metrics;

    /// <summary>All spans.</summary>
    public IReadOnlyCollection<OtlpSpan> Spans => _spans;

    /// <summary>How many requests came.</summary>
    public int Requests => _bodies.Count;

    /// <summary>The resource's attributes, as they were received last.</summary>
    public IReadOnlyDictionary<string, string> Resource { get; private set; } = new Dictionary<string, string>();

    /// <summary>The headers of the last request.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; private set; } = new Dictionary<string, string>();

    /// <summary>Whether a text stands anywhere in what came.</summary>
    public bool Holds(string text) => _bodies.Any(body => body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    /// <summary>Starts one.</summary>
    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            server.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        var app = builder.Build();
        var receiver = new OtlpReceiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content);
        var path = http.Request.Path.Value ?? "";
        var isGrpc = path.StartsWith(Grpc, StringComparison.Ordinal);

        // A message of gRPC has its compression and its length before it.
        var body = isGrpc ? content.ToArray()[5..] : content.ToArray();
        _bodies.Enqueue(body);
        Headers = http.Request.Headers.ToDictionary(header => header.Key, header => $"{header.Value}");
        Resource = OtlpMessages.Resource(body);
        if (path.Contains("/v1/metrics") || path.Contains("MetricsService"))
        {
            foreach (var metric in OtlpMessages.Metrics(body))
            {
                _metrics[metric.Name] = metric;
            }
        }
        else if (path.Contains("/v1/traces") || path.Contains("TraceService"))
        {
            foreach (var span in OtlpMessages.Spans(body))
            {
                _spans.Enqueue(span);
            }
        }

        if (!isGrpc)
        {
            http.Response.ContentType = "application/x-protobuf";
            return;
        }

        http.Response.ContentType = "application/grpc";
        http.Response.DeclareTrailer("grpc-status");
        await http.Response.Body.WriteAsync(new byte[5]);
        http.Response.AppendTrailer("grpc-status", "0");
    }
}
