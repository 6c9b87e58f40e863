namespace Screenalytics.Ingest.Tests.RolloutGate.Scene;

/// <summary>An answer of the scene.</summary>
internal sealed record SceneAnswer(int Status, string Body)
{
    /// <summary>The content type.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Further headers.</summary>
    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>An error as the backend words it.</summary>
    public static SceneAnswer Detail(int status, string words) =>
        new(status, $$"""{"detail":"{{words}}"}""")
        {
            Headers = status == 401 ? new Dictionary<string, string> { ["WWW-Authenticate"] = "Bearer" } : [],
        };

    /// <summary>An error as the app words it.</summary>
    public static SceneAnswer Error(int status, string words) => new(status, $$"""{"error":"{{words}}"}""");
}
