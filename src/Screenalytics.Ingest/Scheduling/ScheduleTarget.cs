using System.Text.Json.Serialization;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>What a schedule syncs, as it is configured: exactly one of the shapes.</summary>
internal sealed record ScheduleTarget
{
    /// <summary>An episode, or null.</summary>
    public Guid? EpisodeId { get; init; }

    /// <summary>Only this credit category of the episode; null for all.</summary>
    public string? CreditCategory { get; init; }

    /// <summary>A season, or null.</summary>
    public Guid? SeasonId { get; init; }

    /// <summary>People, or null.</summary>
    public IReadOnlyList<Guid>? PersonIds { get; init; }

    /// <summary>A file that names people, read anew each time; or null.</summary>
    public string? PeopleFile { get; init; }

    /// <summary>Whether it is everybody in the face bank.</summary>
    public bool FaceBank { get; init; }

    /// <summary>The target of its runs; null when a file has to be read for it.</summary>
    [JsonIgnore]
    public SyncTarget? Known =>
        EpisodeId is { } episode ? new EpisodeTarget(episode, CreditCategory)
        : SeasonId is { } season ? new SeasonTarget(season)
        : PersonIds is { } people ? PeopleTarget.Of(people)
        : FaceBank ? new FaceBankTarget()
        : null;

    /// <inheritdoc/>
    public bool Equals(ScheduleTarget? other) =>
        other is not null
        && (EpisodeId, CreditCategory, SeasonId, PeopleFile, FaceBank)
            == (other.EpisodeId, other.CreditCategory, other.SeasonId, other.PeopleFile, other.FaceBank)
        && (PersonIds ?? []).SequenceEqual(other.PersonIds ?? []);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EpisodeId, SeasonId, PeopleFile, FaceBank, PersonIds?.Count);
}
