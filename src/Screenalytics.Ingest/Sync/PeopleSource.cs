using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Sync;

/// <summary>The people of a list.</summary>
/// <param name="target">The list.</param>
internal sealed class PeopleSource(PeopleTarget target) : ICastSource
{
    /// <inheritdoc/>
    public (int Calls, int Retries) Asked => (0, 0);

    /// <inheritdoc/>
    public Guid? ShowId => null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadOnlyMemory<Guid>> ReadAsync(
        Action<string> warn,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        yield return target.PersonIds;
    }
}
