using System.ComponentModel.DataAnnotations;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>How TRR-Backend is reached. Section <c>Trr</c>.</summary>
internal sealed class TrrBackendOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Trr";

    /// <summary>
    /// The backend's base URL, with or without a trailing slash and with or without <c>/api/v1</c>. Also
    /// <c>TRR_API_URL</c>. Required; no default.
    /// </summary>
    public string? ApiUrl { get; set; }

    /// <summary>
    /// Which credential reads use: <c>service_token</c> or <c>internal_jwt</c>; empty: the service token when there is
    /// one, else the JWT. Never switched automatically.
    /// </summary>
    [AllowedValues(null, "", TrrAuthModes.ServiceToken, TrrAuthModes.InternalJwt)]
    public string? Auth { get; set; }

    /// <summary>The reads' static token. Also <c>SCREENALYTICS_SERVICE_TOKEN</c>. Secret.</summary>
    public string? ServiceToken { get; set; }

    /// <summary>Signs the internal-admin JWT and opens the toggle. Also <c>TRR_INTERNAL_ADMIN_SHARED_SECRET</c>. Secret.</summary>
    public string? InternalAdminSharedSecret { get; set; }

    /// <summary>The service role's JWT for the toggle. Also <c>TRR_CORE_SUPABASE_SERVICE_ROLE_KEY</c>. Secret.</summary>
    public string? ServiceRoleKey { get; set; }

    /// <summary>Requests at once at most; adapts downwards by itself. Default: 16.</summary>
    [Range(1, 256)]
    public int MaxConcurrency { get; set; } = 16;

    /// <summary>
    /// Requests at once at most of all processes on one database together, each under its own
    /// <see cref="MaxConcurrency"/> besides; to be the same for all of them. Default: 32.
    /// </summary>
    [Range(1, 4096)]
    public int ClusterMaxConcurrency { get; set; } = 32;

    /// <summary>Time for one attempt, its body included. Default: 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for a call with its retries and the waits between them; a paused intake does not count. Default: 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "01:00:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Attempts past the first when a failure is transient. Default: 4.</summary>
    [Range(0, 10)]
    public int MaxRetries { get; set; } = 4;

    /// <summary>The first wait before a retry; it doubles, with jitter. Default: 200 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan RetryBaseDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest wait before a retry, also of a <c>Retry-After</c>. Default: 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:10:00")]
    public TimeSpan RetryMaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest body that is read, in bytes. Default: 8 MiB.</summary>
    [Range(1024, 268_435_456)]
    public int MaxBodyBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>The share of failed attempts that opens the circuit. Default: 0.9.</summary>
    [Range(0.05, 1.0)]
    public double CircuitFailureRatio { get; set; } = 0.9;

    /// <summary>Attempts within <see cref="CircuitSampling"/> before the circuit may open. Default: 64.</summary>
    [Range(2, 10_000)]
    public int CircuitMinimumThroughput { get; set; } = 64;

    /// <summary>The window that the failure ratio is taken over. Default: 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan CircuitSampling { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an open circuit waits before it tries again. Default: 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:10:00")]
    public TimeSpan CircuitBreak { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a run waits for an open circuit to close before it ends with an error. Default: 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "1.00:00:00")]
    public TimeSpan CircuitPatience { get; set; } = TimeSpan.FromMinutes(5);
}
