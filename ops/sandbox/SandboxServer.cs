using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Screenalytics.Sandbox.App;
using Screenalytics.Sandbox.Auth;
using Screenalytics.Sandbox.Control;
using Screenalytics.Sandbox.Data;
using Screenalytics.Sandbox.Faults;
using Screenalytics.Sandbox.Flags;
using Screenalytics.Sandbox.Http;
using Screenalytics.Sandbox.Journal;
using Screenalytics.Sandbox.Media;
using Screenalytics.Sandbox.Mutations;
using Screenalytics.Sandbox.Reads;

namespace Screenalytics.Sandbox;

/// <summary>A TRR-Backend on a loopback port, and the app's proxy in front of it, with a fictional cast, faults and a journal; several may run at once.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly KestrelServer _kestrel;
    private readonly IReads _reads;
    private readonly AccessLog? _accessLog;
    private readonly AppBackend _appBackend;
    private readonly BackendHandler _backend;
    private readonly ControlEndpoints _control;

    private SandboxServer(SandboxOptions options)
    {
        Options = options;
        Database = DataSource(options);
        Faults = new FaultBook();
        Mutations = new MutationBook(options);
        Journal = new RequestJournal(options.Journal, options.JournalCapacity);
        Tokens = new SandboxTokens(options.Secrets, options.Time);
        _accessLog = AccessLog.Open(options.AccessLog, options.Time);
        var source = new DatabaseReads(Database);
        _reads = options.CacheReads ? new CachedReads(Database, source) : source;
        Casts = new SandboxCasts(Database, _reads);
        _appBackend = new AppBackend(options, Tokens, () => Address);
        _backend = new BackendHandler(options, Wire(), Faults, Journal, InFlight, _accessLog);
        _control = new ControlEndpoints(this);
        var settings = new KestrelServerOptions { AddServerHeader = false };
        settings.Limits.MaxRequestBodySize = 1024 * 1024;
        settings.Listen(IPAddress.Loopback, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        var sockets = Microsoft.Extensions.Options.Options.Create(new SocketTransportOptions());
        var transport = new SocketTransportFactory(sockets, NullLoggerFactory.Instance);
        _kestrel = new KestrelServer(
            Microsoft.Extensions.Options.Options.Create(settings),
            transport,
            NullLoggerFactory.Instance
        );
    }

    /// <summary>Where it listens, for example <c>http://127.0.0.1:40123</c>, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What it was started with.</summary>
    public SandboxOptions Options { get; }

    /// <summary>Tokens that it accepts.</summary>
    public SandboxTokens Tokens { get; }

    /// <summary>The faults that are switched on.</summary>
    public FaultBook Faults { get; }

    /// <summary>The ways in which it is wrong though it answers cleanly.</summary>
    public MutationBook Mutations { get; }

    /// <summary>What was asked, and what was answered.</summary>
    public RequestJournal Journal { get; }

    /// <summary>How many requests are being answered at once.</summary>
    public InFlightGauge InFlight { get; } = new();

    /// <summary>Generated casts, and what a sync of a cast has to bring.</summary>
    public SandboxCasts Casts { get; }

    /// <summary>The sandbox's database.</summary>
    public NpgsqlDataSource Database { get; }

    /// <summary>The same as a URL for other programs (<c>TRR_DB_URL</c>); its sessions only read.</summary>
    public string DatabaseUrl => DatabaseAddress.UrlOf(Options.ConnectionString);

    /// <summary>Creates the schema and the casts where needed, and serves until it is disposed.</summary>
    public static async Task<SandboxServer> StartAsync(
        SandboxOptions options,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        await SandboxSchema.EnsureAsync(options.ConnectionString, cancellationToken);
        var server = new SandboxServer(options);
        try
        {
            await server.OpenAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads everything again from the database; needed in cached mode after changes past the toggle.</summary>
    public Task ReloadAsync(CancellationToken cancellationToken = default) => _reads.ReloadAsync(cancellationToken);

    /// <summary>Writes the access lines that are still in memory.</summary>
    public void FlushAccessLog() => _accessLog?.Flush();

    /// <summary>Stops serving; the database stays as it is.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var now = new CancellationTokenSource())
        {
            // Open connections belong to clients that may never close them.
            await now.CancelAsync();
            await _kestrel.StopAsync(now.Token);
        }

        _kestrel.Dispose();
        _appBackend.Dispose();
        (_reads as IDisposable)?.Dispose();
        await Database.DisposeAsync();
        if (_accessLog is not null)
        {
            await _accessLog.DisposeAsync();
        }
    }

    private static NpgsqlDataSource DataSource(SandboxOptions options) =>
        NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(options.ConnectionString)
            {
                ApplicationName = "trr-sandbox",
                MaxAutoPrepare = 40,
                AutoPrepareMinUsages = 1,
                NoResetOnClose = true,
                MaxPoolSize = options.DatabaseConnections,
                Timeout = 30,
            }
        );

    private Endpoints Wire()
    {
        var reads = new ReadEndpoints(
            Options,
            new MutatedReadGuard(new ReadGuard(Options), Mutations),
            new MutatedReads(_reads, Mutations)
        );
        var flags = new DatabaseFlags(Database, _reads);
        var toggle = new MutatedToggle(
            new ToggleEndpoint(
                new MutatedToggleGuard(new ToggleGuard(Options), Mutations),
                new MutatedFlags(flags, Mutations)
            ),
            flags,
            Mutations
        );
        var app = new AppToggle(
            Options,
            new MutatedAppGuard(new AppGuard(Options), Mutations),
            new MutatedAppBackend(_appBackend, Mutations)
        );
        return new Endpoints(Mutated(reads), Mutated(toggle), Mutated(app), Mutated(new Preflight()));

        MutatedEndpoint Mutated(IEndpoint endpoint) => new(endpoint, Mutations, Options.Time);
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await _kestrel.StartAsync(new SandboxApplication(HandleAsync), cancellationToken);
        Address = _kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single().TrimEnd('/');
        var baseUrl = (Options.PublicBaseUrl ?? Address).TrimEnd('/');
        if (Options.FictionalCast)
        {
            await FictionalCast.PutAsync(Database, baseUrl, cancellationToken);
        }

        if (Options.RecordedCast)
        {
            await RecordedCast.PutAsync(Database, cancellationToken);
        }

        await _reads.ReloadAsync(cancellationToken);
        _accessLog?.WriteStart(Address);
    }

    private Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments(ControlEndpoints.Prefix))
        {
            return _control.HandleAsync(context);
        }

        if (path.StartsWithSegments(Portrait.Prefix))
        {
            AnswerSender.Send(context.Response, Portrait.Answer(path.Value!));
            return Task.CompletedTask;
        }

        return _backend.HandleAsync(context);
    }
}
