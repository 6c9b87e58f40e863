using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Cli.Syncing;

/// <summary>Names a target in words.</summary>
internal static class TargetText
{
    /// <summary>The words.</summary>
    public static string Of(SyncTarget target) =>
        target switch
        {
            EpisodeTarget { CreditCategory: { } category } episode => $"episode {episode.EpisodeId} ({category})",
            EpisodeTarget episode => $"episode {episode.EpisodeId}",
            SeasonTarget season => $"season {season.SeasonId}",
            PeopleTarget { Count: 1 } => "a list of 1 person",
            PeopleTarget people => $"a list of {people.Count:N0} people",
            FaceBankTarget => "all people of the face bank",
            _ => target.Key,
        };
}
