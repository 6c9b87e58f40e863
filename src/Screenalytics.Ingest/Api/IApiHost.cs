namespace Screenalytics.Ingest.Api;

/// <summary>What the API has to know of the worker around it.</summary>
internal interface IApiHost
{
    /// <summary>What the worker waits for before it can serve, such as its database; null when it can.</summary>
    string? WaitsFor { get; }

    /// <summary>Images a person when a request names no number.</summary>
    int MaxImagesPerPerson { get; }
}
