namespace Screenalytics.Ingest.Tests.RolloutGate.Scene;

/// <summary>A request as the scene's backend sees it.</summary>
internal sealed record SceneRequest(string Method, Uri Url, string? Token, string? Secret, string Body)
{
    /// <summary>Whether it is a read of photos.</summary>
    public bool IsRead => Method == "GET";

    /// <summary>Whether it goes to the backend's toggle.</summary>
    public bool IsToggle => Method == "PATCH" && Url.AbsolutePath.StartsWith("/api/v1/admin/");

    /// <summary>Whether it goes to the app's proxy.</summary>
    public bool IsProxy => Method == "PATCH" && Url.AbsolutePath.StartsWith("/api/admin/trr-api/");

    /// <summary>The value of <c>seed_only</c>, or null.</summary>
    public string? SeedOnly => Query("seed_only");

    /// <summary>The ids in the path, in order.</summary>
    public Guid[] Ids =>
        [.. Url.Segments.Select(part => part.Trim('/')).Where(part => Guid.TryParse(part, out _)).Select(Guid.Parse)];

    /// <summary>A value of the query, or null.</summary>
    public string? Query(string name) =>
        Url.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')).FirstOrDefault(pair => pair[0] == name)?[1];
}
