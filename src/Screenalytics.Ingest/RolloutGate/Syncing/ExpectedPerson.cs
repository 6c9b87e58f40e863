using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.RolloutGate.Syncing;

/// <summary>What a sync has to make of a person, by the backend's own answer.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="IsSeeded">Whether flagged photos have to be used; else all, by the fallback.</param>
/// <param name="Photos">The photos that have to be chosen, in order.</param>
internal sealed record ExpectedPerson(Guid PersonId, bool IsSeeded, IReadOnlyList<ChosenPhoto> Photos)
{
    /// <summary>The person in words.</summary>
    public string Words => $"the {(IsSeeded ? "seeded" : "unseeded")} person {PersonId}";

    /// <summary>The source that provenance has to name.</summary>
    public string Source => IsSeeded ? "seed" : "all";

    /// <summary>The photos that rows do not have yet.</summary>
    public IReadOnlyList<ChosenPhoto> NewBeside(IEnumerable<BankRow> rows)
    {
        var known = rows.Where(row => row.PersonId == PersonId)
            .Select(row => row.S3OriginalKey)
            .ToHashSet(StringComparer.Ordinal);
        return [.. Photos.Where(photo => !known.Contains(photo.ServedUrl))];
    }

    /// <summary>Whether an image is told to come from where it has to.</summary>
    public bool IsOrigin(FaceBankImage image, Guid runId) =>
        image.RunId == runId
        && image.Source == Source
        && Photos.Any(photo => photo.ServedUrl == image.S3OriginalKey && photo.Rank == image.Rank);
}
