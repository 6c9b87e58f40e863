using System.Globalization;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Console.Triggering;

/// <summary>The names of the form's fields, and how it is read.</summary>
internal static class TriggerFields
{
    public const string Kind = "kind";
    public const string EpisodeId = "episode_id";
    public const string Category = "credit_category";
    public const string SeasonId = "season_id";
    public const string People = "person_ids";
    public const string OfRun = "of_run";
    public const string MaxImages = "max_images";
    public const string Debug = "debug";
    public const string Find = "find";
    public const string Do = "do";
    public const string Add = "add";

    /// <summary>Reads a form that was sent.</summary>
    public static TriggerForm Read(IFormCollection form) => Read(name => form[name].FirstOrDefault());

    /// <summary>Reads what an address fills in.</summary>
    /// <param name="query">The address's query.</param>
    /// <param name="maxImages">The cap when it names none.</param>
    public static TriggerForm Read(IQueryCollection query, int maxImages)
    {
        var form = Read(name => query[name].FirstOrDefault());
        return form.MaxImages.Length > 0
            ? form
            : form with
            {
                MaxImages = maxImages.ToString(CultureInfo.InvariantCulture),
            };
    }

    /// <summary>What an address has to hold for a target to stand in the form; null when it can't be told by one.</summary>
    /// <param name="target">The target.</param>
    /// <param name="runId">A run of it, whose people are those of a list.</param>
    public static (string Name, string? Value)[] Of(SyncTarget target, Guid runId) =>
        target switch
        {
            EpisodeTarget episode =>
            [
                (Kind, EnumNames.Of(TargetKind.Episode)),
                (EpisodeId, $"{episode.EpisodeId}"),
                (Category, episode.CreditCategory),
            ],
            SeasonTarget season => [(Kind, EnumNames.Of(TargetKind.Season)), (SeasonId, $"{season.SeasonId}")],
            FaceBankTarget => [(Kind, EnumNames.Of(TargetKind.FaceBank))],
            _ => [(Kind, EnumNames.Of(TargetKind.PeopleOfRun)), (OfRun, $"{runId}")],
        };

    private static TriggerForm Read(Func<string, string?> valueOf)
    {
        string Text(string name) => valueOf(name) ?? "";
        return new TriggerForm
        {
            Kind = EnumNames.Find<TargetKind>(Text(Kind)) ?? TargetKind.Episode,
            EpisodeId = Text(EpisodeId).Trim(),
            Category = Text(Category).Trim(),
            SeasonId = Text(SeasonId).Trim(),
            People = Text(People),
            OfRun = Text(OfRun).Trim(),
            MaxImages = Text(MaxImages).Trim(),
            Debug = Text(Debug).Length > 0,
            Find = Text(Find).Trim(),
        };
    }
}
