namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>Somebody who asks for photos: one address, one user agent, one way of writing the query.</summary>
/// <param name="name">Address and user agent.</param>
internal sealed class AccessClient(string name)
{
    /// <summary>Address and user agent.</summary>
    public string Name => name;

    /// <summary>Whether it ever asks for seeds.</summary>
    public bool AsksForSeeds { get; set; }
}
