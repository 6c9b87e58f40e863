using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>
/// What a caller asks of <c>sync_cast_from_trr</c>: exactly one of the episode, the season, the people and the face bank.
/// A field that is null is as one that is left out.
/// </summary>
public sealed record SyncJob
{
    /// <summary>The most people that one request may name.</summary>
    public const int MostPeople = 100_000;

    /// <summary>The episode whose cast to sync.</summary>
    public Guid? EpisodeId { get; init; }

    /// <summary>The season whose cast to sync.</summary>
    public Guid? SeasonId { get; init; }

    /// <summary>The people to sync, 1 to 100,000; one that stands twice counts once.</summary>
    public IReadOnlyList<Guid>? PersonIds { get; init; }

    /// <summary>True to sync all people who have an image in the face bank.</summary>
    public bool? FaceBank { get; init; }

    /// <summary>Only the episode's cast of this credit category, exact and case-sensitive.</summary>
    public string? CreditCategory { get; init; }

    /// <summary>Photos a person at most; clamped to 1-20 with a warning of the run. Default: the worker's setting.</summary>
    public int? MaxImagesPerPerson { get; init; }

    /// <summary>Whether calls are made and nothing is written but the run's history. Default: false.</summary>
    public bool? DryRun { get; init; }

    /// <summary>Whether the run's debug events are logged, whatever the level of the log is. Default: false.</summary>
    public bool? Debug { get; init; }

    /// <summary>Makes the request for a target.</summary>
    /// <param name="target">What to sync.</param>
    /// <param name="maxImagesPerPerson">Photos a person at most, or null.</param>
    /// <param name="dryRun">Whether nothing is to be written.</param>
    /// <param name="debug">Whether the run's debug events are to be logged.</param>
    public static SyncJob Of(SyncTarget target, int? maxImagesPerPerson, bool dryRun, bool debug = false) =>
        new()
        {
            EpisodeId = (target as EpisodeTarget)?.EpisodeId,
            CreditCategory = (target as EpisodeTarget)?.CreditCategory,
            SeasonId = (target as SeasonTarget)?.SeasonId,
            PersonIds = (target as PeopleTarget)?.PersonIds.ToArray(),
            FaceBank = target is FaceBankTarget ? true : null,
            MaxImagesPerPerson = maxImagesPerPerson,
            DryRun = dryRun,
            Debug = debug,
        };
}
