using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>All people who have an image in the face bank.</summary>
/// <param name="store">Where they are.</param>
internal sealed class FaceBankSource(IRunStore store) : ICastSource
{
    /// <inheritdoc/>
    public (int Calls, int Retries) Asked => (0, 0);

    /// <inheritdoc/>
    public Guid? ShowId => null;

    /// <inheritdoc/>
    public IAsyncEnumerable<ReadOnlyMemory<Guid>> ReadAsync(Action<string> warn, CancellationToken cancellationToken) =>
        store.FaceBankPeopleAsync(cancellationToken);
}
