namespace Screenalytics.Ingest.Api;

/// <summary>Where the HTTP API listens, and who may use it. Section <c>Api</c>.</summary>
internal sealed class ApiOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Api";

    /// <summary>The address that the worker listens on. Default: http://127.0.0.1:5080.</summary>
    public string Listen { get; set; } = "http://127.0.0.1:5080";

    /// <summary>Where commands reach a running worker. Also <c>--server</c>. Default: http://127.0.0.1:5080.</summary>
    public string Url { get; set; } = "http://127.0.0.1:5080";

    /// <summary>
    /// The secret that callers send as <c>X-Screenalytics-Admin-Secret</c>; without one the API answers 503. Default: none.
    /// </summary>
    public string? AdminSecret { get; set; }
}
