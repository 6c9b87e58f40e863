using System.Text.Json;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Api.Requests;

/// <summary>Makes requests for runs of bodies.</summary>
internal static class SyncJobReader
{
    private const string EpisodeId = "episode_id";
    private const string SeasonId = "season_id";
    private const string PersonIds = "person_ids";
    private const string FaceBank = "face_bank";
    private const string CreditCategory = "credit_category";
    private const string MaxImages = "max_images_per_person";
    private const string DryRun = "dry_run";
    private const string Debug = "debug";
    private const int MostCategory = 200;

    private static readonly string[] Targets = [EpisodeId, SeasonId, PersonIds, FaceBank];
    private static readonly string[] Ways = [CreditCategory, MaxImages, DryRun, Debug];
    private static readonly string[] All = [.. Targets, .. Ways];

    /// <summary>Reads a job that names its target.</summary>
    /// <param name="body">The body.</param>
    /// <param name="maxImages">Images a person when the body names no number.</param>
    /// <exception cref="Problems.RefusedException">Something is wrong with it.</exception>
    public static SyncRequest Read(JsonDocument? body, int maxImages) =>
        JsonFields.Read(body, All, fields => RequestOf(fields, TargetOf(fields), maxImages));

    /// <summary>Reads how an episode is to be synced.</summary>
    /// <param name="body">The body, or null.</param>
    /// <param name="episode">The episode.</param>
    /// <param name="maxImages">Images a person when the body names no number.</param>
    /// <exception cref="Problems.RefusedException">Something is wrong with it.</exception>
    public static SyncRequest ReadEpisode(JsonDocument? body, Guid episode, int maxImages) =>
        JsonFields.Read(
            body,
            Ways,
            fields =>
                RequestOf(fields, new EpisodeTarget(episode, fields.Text(CreditCategory, MostCategory)), maxImages)
        );

    private static SyncRequest RequestOf(JsonFields fields, SyncTarget? target, int maxImages) =>
        new(target!)
        {
            MaxImagesPerPerson = fields.Number(MaxImages) ?? maxImages,
            DryRun = fields.Flag(DryRun) ?? false,
            Debug = fields.Flag(Debug) ?? false,
            Trigger = RunTriggers.Http,
        };

    private static SyncTarget? TargetOf(JsonFields fields)
    {
        var given = Targets.Where(fields.Has).ToArray();
        if (given.Length != 1)
        {
            fields.Refuse(
                string.Join(", ", given.Length == 0 ? Targets : given),
                null,
                $"give exactly one of {string.Join(", ", Targets)}: {(given.Length == 0 ? "none is" : "more are")} given."
            );
        }

        var category = fields.Text(CreditCategory, MostCategory);
        if (fields.Has(CreditCategory) && !fields.Has(EpisodeId))
        {
            fields.Refuse(CreditCategory, category, $"it goes with {EpisodeId} only: leave it out.");
        }

        var targets = new SyncTarget?[]
        {
            fields.Id(EpisodeId) is { } episode ? new EpisodeTarget(episode, category) : null,
            fields.Id(SeasonId) is { } season ? new SeasonTarget(season) : null,
            fields.Ids(PersonIds, SyncJob.MostPeople) is { } people ? PeopleTarget.Of(people) : null,
            FaceBankOf(fields),
        };
        return Array.Find(targets, target => target is not null);
    }

    private static FaceBankTarget? FaceBankOf(JsonFields fields)
    {
        switch (fields.Flag(FaceBank))
        {
            case true:
                return new FaceBankTarget();
            case false:
                fields.Refuse(FaceBank, "false", "give true, or leave it out.");
                return null;
            default:
                return null;
        }
    }
}
