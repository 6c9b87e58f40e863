using System.Runtime.CompilerServices;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>
/// The people of a part as they stand in the store. While the cast is not known to its end, the first part reads it, and
/// records every page before anybody of it is fetched; what it reads past its own share opens further parts.
/// </summary>
/// <param name="store">Where the cast is recorded.</param>
/// <param name="lease">The part.</param>
/// <param name="reader">Reads the cast; used only by the part that has to.</param>
/// <param name="warnings">The run's warnings, which are recorded with the cast's end.</param>
internal sealed class RecordedCast(IRunStore store, PartLease lease, ICastSource reader, RunWarnings warnings)
    : ICastSource
{
    private const int PageSize = 500;

    /// <inheritdoc/>
    public (int Calls, int Retries) Asked => reader.Asked;

    /// <inheritdoc/>
    public Guid? ShowId => lease.ShowId ?? reader.ShowId;

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadOnlyMemory<Guid>> ReadAsync(
        Action<string> warn,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var isReader = !lease.CastComplete && lease.Part == 0;
        if (!isReader || lease.Attempt > 1)
        {
            var pending = await PendingAsync(cancellationToken).ConfigureAwait(false);
            for (var at = 0; at < pending.Length; at += PageSize)
            {
                yield return pending.Slice(at, Math.Min(PageSize, pending.Length - at));
            }
        }

        if (!isReader)
        {
            yield break;
        }

        var recorded =
            lease.Attempt > 1
                ? await store.KnownPeopleAsync(lease.Run.RunId, cancellationToken).ConfigureAwait(false)
                : [];
        var share = new PartShare(lease.PartSize, recorded.Length);
        var known = recorded.ToHashSet();
        var show = lease.ShowId;
        await foreach (var page in reader.ReadAsync(warn, cancellationToken).ConfigureAwait(false))
        {
            if (show is null && reader.ShowId is { } told)
            {
                show = told;
                await store.RecordShowAsync(lease, told, cancellationToken).ConfigureAwait(false);
            }

            var own = share.Take(Without(known, page));
            if (own.Length > 0)
            {
                await store.AddPeopleAsync(lease, 0, own, cancellationToken).ConfigureAwait(false);
                yield return own;
            }

            while (share.TryTakePart(whole: true, out var people))
            {
                await store.OpenPartAsync(lease, people, cancellationToken).ConfigureAwait(false);
            }
        }

        if (share.TryTakePart(whole: false, out var rest))
        {
            await store.OpenPartAsync(lease, rest, cancellationToken).ConfigureAwait(false);
        }

        await store
            .CompleteCastAsync(lease, reader.ShowId, reader.Asked, warnings.Take(), cancellationToken)
            .ConfigureAwait(false);
    }

    // A list that this process has just let in itself need not be read back: nobody of it can be committed yet.
    private async Task<ReadOnlyMemory<Guid>> PendingAsync(CancellationToken cancellationToken) =>
        lease is { Attempt: 1, PartSize: 0, Run.Request.Target: PeopleTarget { PersonIds.IsEmpty: false } list }
            ? list.PersonIds
            : await store.PendingPeopleAsync(lease, cancellationToken).ConfigureAwait(false);

    private static ReadOnlyMemory<Guid> Without(HashSet<Guid> known, ReadOnlyMemory<Guid> page) =>
        known.Count == 0 ? page : page.ToArray().Where(id => !known.Contains(id)).ToArray();
}
