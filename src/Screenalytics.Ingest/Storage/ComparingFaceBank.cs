using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage;

/// <summary>The face bank of a dry run: says what would be inserted, and writes nothing at all.</summary>
/// <param name="source">The database.</param>
/// <param name="retry">How passing faults are met.</param>
/// <param name="exists">Whether there is a face bank to compare with; without one, nothing is present.</param>
internal sealed class ComparingFaceBank(DatabaseSource source, DatabaseRetry retry, bool exists) : IFaceBank
{
    /// <inheritdoc/>
    public async Task<PersonCommit[]> FileAsync(
        IReadOnlyList<PersonResult> batch,
        CancellationToken cancellationToken
    ) => Array.ConvertAll(await CompareAsync(batch, cancellationToken), person => person.Commit);

    /// <summary>Says what a sync would make of each person, in the caller's order.</summary>
    public async Task<PersonPlan[]> CompareAsync(IReadOnlyList<PersonResult> batch, CancellationToken cancellationToken)
    {
        var known = new KnownImages();
        var places = new List<(int Person, int Photo)>();
        var inserted = new uint[batch.Count];
        var raised = new uint[batch.Count];
        for (var i = 0; i < batch.Count; i++)
        {
            known.Add(batch[i], default);
            inserted[i] = (uint)((1UL << batch[i].Chosen.Length) - 1);
            for (var photo = 0; photo < batch[i].Chosen.Length; photo++)
            {
                places.Add((i, photo));
            }
        }

        if (exists && known.Any)
        {
            foreach (var (place, isLow) in await PresentAsync(known, cancellationToken))
            {
                var (person, photo) = places[place - 1];
                inserted[person] &= ~(1u << photo);
                raised[person] |= isLow ? 1u << photo : 0;
            }
        }

        return [.. inserted.Zip(raised, (bits, low) => new PersonPlan(new PersonCommit(bits), low))];
    }

    private Task<List<(int Place, bool IsLow)>> PresentAsync(KnownImages images, CancellationToken cancellationToken) =>
        retry.RunAsync(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(BatchSql.Present);
                command.Parameters.With(images.People).With(images.Keys);
                return await command.ReadAllAsync(row => (row.GetInt32(0), row.GetBoolean(1)), cancellationToken);
            },
            cancellationToken
        );
}
