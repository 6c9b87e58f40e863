namespace Screenalytics.Ingest.Storage.Life;

/// <summary>Stores people of a run in chunks; the order of the chunks is the cast's.</summary>
internal static class CastChunks
{
    private const int MostPeople = 1000;

    private const string Insert =
        "INSERT INTO screenalytics_ingest.run_cast (run_id, part, person_ids) VALUES ($1, $2, $3)";

    /// <summary>Adds people of a part.</summary>
    public static Task AddAsync(LifeTransaction life, Guid runId, int part, ReadOnlyMemory<Guid> people) =>
        life.ExecuteAllAsync(
            Insert,
            Enumerable
                .Range(0, (people.Length + MostPeople - 1) / MostPeople)
                .Select(chunk => chunk * MostPeople)
                .Select(first => people.Slice(first, Math.Min(MostPeople, people.Length - first)).ToArray()),
            (parameters, chunk) => parameters.With(runId).With(part).With(chunk)
        );
}
