using Screenalytics.Ingest.Api;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Hosting.Worker;

/// <summary>Tells the API of the worker around it.</summary>
internal sealed class ApiHost(WorkerState state, SyncOptions options) : IApiHost
{
    /// <inheritdoc/>
    public string? WaitsFor => state.WaitsFor;

    /// <inheritdoc/>
    public int MaxImagesPerPerson => options.MaxImagesPerPerson;
}
