namespace Screenalytics.Ingest.Hosting.Worker;

/// <summary>Something that the worker does once its database is there, and brings to an end in its grace period.</summary>
internal interface IWorkerPart
{
    /// <summary>Its name, for the log.</summary>
    string Name { get; }

    /// <summary>Begins.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Takes nothing new, and ends when what is in flight has ended.</summary>
    /// <param name="drop">Drops what is in flight.</param>
    Task DrainAsync(CancellationToken drop);

    /// <summary>Lets go of what it holds.</summary>
    Task StopAsync(CancellationToken cancellationToken);
}
