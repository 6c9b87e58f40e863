using System.Diagnostics;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>Registers TRR-Backend's client; another implementation of the interface takes its place in one line.</summary>
internal static class TrrBackendServices
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan TogglePatience = TimeSpan.FromSeconds(5);

    private const int TogglesAtOnce = 8;

    /// <summary>Adds the client.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">Validated already.</param>
    /// <param name="random">The source of jitter, 0 to 1; safe to call from several threads.</param>
    public static IServiceCollection AddTrrBackend(
        this IServiceCollection services,
        TrrBackendOptions options,
        Func<double> random
    )
    {
        services.AddSingleton(options);
        services.AddSingleton(provider =>
            Create(options, random, provider.GetRequiredService<TimeProvider>(), provider.GetService<Redactor>())
        );
        services.AddSingleton<ITrrBackendClient>(provider => provider.GetRequiredService<TrrBackendClient>());
        services.AddSingleton<IBackendPace>(provider => provider.GetRequiredService<TrrBackendClient>());
        services.AddSingleton<IBackendShare>(provider => provider.GetRequiredService<TrrBackendClient>());
        return services;
    }

    /// <summary>Makes a client of validated options.</summary>
    public static TrrBackendClient Create(
        TrrBackendOptions options,
        Func<double> random,
        TimeProvider time,
        Redactor? redactor = null
    )
    {
        if (!BackendAddress.TryParse(options.ApiUrl, out var address, out var error))
        {
            throw new InvalidOperationException($"{TrrBackendOptions.Section}:ApiUrl {error}");
        }

        // An HttpClient without its own deadline, buffering and default headers: the transport has all three.
        var http = new HttpMessageInvoker(HandlerFor(options));
        var transport = new TrrTransport(http, options, CredentialFor(options, time), random, time, redactor);
        return new TrrBackendClient(transport, address, options, time);
    }

    /// <summary>Makes a probe of validated options: one attempt a question.</summary>
    public static BackendProbe CreateProbe(
        TrrBackendOptions options,
        Func<double> random,
        TimeProvider time,
        Redactor? redactor = null
    )
    {
        if (!BackendAddress.TryParse(options.ApiUrl, out var address, out var error))
        {
            throw new InvalidOperationException($"{TrrBackendOptions.Section}:ApiUrl {error}");
        }

        var once = new TrrBackendOptions
        {
            ApiUrl = options.ApiUrl,
            Auth = options.Auth,
            ServiceToken = options.ServiceToken,
            InternalAdminSharedSecret = options.InternalAdminSharedSecret,
            ServiceRoleKey = options.ServiceRoleKey,
            AttemptTimeout = options.AttemptTimeout,
            TotalTimeout = options.AttemptTimeout,
            MaxBodyBytes = options.MaxBodyBytes,
            MaxRetries = 0,
        };
        var http = new HttpMessageInvoker(HandlerFor(once));
        var transport = new TrrTransport(http, once, CredentialFor(once, time), random, time, redactor);
        return new BackendProbe(transport, address, time);
    }

    /// <summary>
    /// Makes a client of validated options for somebody who waits for a toggle: it gives up sooner, and its calls neither
    /// wait for those of syncs nor count among them.
    /// </summary>
    public static TrrBackendClient CreateForToggles(
        TrrBackendOptions options,
        Func<double> random,
        TimeProvider time,
        Redactor? redactor = null
    ) =>
        Create(
            new TrrBackendOptions
            {
                ApiUrl = options.ApiUrl,
                Auth = options.Auth,
                ServiceToken = options.ServiceToken,
                InternalAdminSharedSecret = options.InternalAdminSharedSecret,
                ServiceRoleKey = options.ServiceRoleKey,
                MaxConcurrency = TogglesAtOnce,
                AttemptTimeout = options.AttemptTimeout,
                TotalTimeout = options.AttemptTimeout + TogglePatience,
                MaxRetries = 1,
                RetryBaseDelay = options.RetryBaseDelay,
                RetryMaxDelay = TogglePatience,
                MaxBodyBytes = options.MaxBodyBytes,
                CircuitMinimumThroughput = int.MaxValue,
            },
            random,
            time,
            redactor
        );

    /// <summary>Makes a client of single requests, of validated options.</summary>
    public static RawClient CreateRawClient(TrrBackendOptions options, TimeProvider time, Redactor? redactor = null) =>
        new(new HttpMessageInvoker(HandlerFor(options)), options, CredentialFor(options, time), time, redactor);

    private static IReadCredential CredentialFor(TrrBackendOptions options, TimeProvider time)
    {
        var mode =
            options.Auth is { Length: > 0 } auth ? auth
            : options.ServiceToken is { Length: > 0 } ? TrrAuthModes.ServiceToken
            : TrrAuthModes.InternalJwt;
        return mode == TrrAuthModes.ServiceToken
            ? new ServiceTokenCredential(options.ServiceToken!)
            : new InternalJwtCredential(options.InternalAdminSharedSecret!, time);
    }

    private static SocketsHttpHandler HandlerFor(TrrBackendOptions options) =>
        new()
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = System.Net.DecompressionMethods.None,
            UseCookies = false,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = ConnectionLifetime,
            MaxConnectionsPerServer = options.MaxConcurrency,
            MaxResponseDrainSize = 64 * 1024,
            // With null, requests have no spans and cost less.
            ActivityHeadersPropagator = BackendSpans.Enabled ? DistributedContextPropagator.Current : null,
        };
}
