namespace Screenalytics.Ingest.Sync;

/// <summary>Where a run's people come from.</summary>
internal interface ICastSource
{
    /// <summary>Calls that were made for pages of a cast, and their retries.</summary>
    (int Calls, int Retries) Asked { get; }

    /// <summary>The show that the people belong to, once a row has named it, or null.</summary>
    Guid? ShowId { get; }

    /// <summary>Gives the distinct people in pages, in order; each once.</summary>
    /// <param name="warn">Takes what an operator should know.</param>
    /// <param name="cancellationToken">The run's end.</param>
    /// <exception cref="RunStoppedException">The cast could not be read to its end.</exception>
    IAsyncEnumerable<ReadOnlyMemory<Guid>> ReadAsync(Action<string> warn, CancellationToken cancellationToken);
}
