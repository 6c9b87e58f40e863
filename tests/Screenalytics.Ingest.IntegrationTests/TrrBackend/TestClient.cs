using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

/// <summary>Makes clients of a scripted server, with waits that no test has to sit through.</summary>
internal static class TestClient
{
    /// <summary>The token that reads send.</summary>
    public const string Token = "service-token-0123456789";

    /// <summary>How often a call is sent when every attempt fails in a way that can pass.</summary>
    public const int Attempts = 3;

    /// <summary>A client of the server.</summary>
    public static TrrBackendClient Of(
        WireServer server,
        Action<TrrBackendOptions>? configure = null,
        TimeProvider? time = null
    ) => Of(server.Url, configure, time);

    /// <summary>A client of a base URL.</summary>
    public static TrrBackendClient Of(
        string url,
        Action<TrrBackendOptions>? configure = null,
        TimeProvider? time = null
    )
    {
        var options = new TrrBackendOptions
        {
            ApiUrl = url,
            ServiceToken = Token,
            MaxRetries = Attempts - 1,
            RetryBaseDelay = TimeSpan.FromMilliseconds(1),
            RetryMaxDelay = TimeSpan.FromMilliseconds(20),
        };
        configure?.Invoke(options);
        return TrrBackendServices.Create(options, () => 0.5, time ?? TimeProvider.System);
    }
}
