using System.Globalization;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Console.Parts;

/// <summary>Numbers, times and names as the pages say them.</summary>
internal static class Words
{
    /// <summary>A number, grouped.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number with what is counted.</summary>
    public static string Count(long number, string one, string? many = null) =>
        $"{Number(number)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>A share in percent.</summary>
    public static string Percent(double share) =>
        share is > 0 and < 0.001 ? "< 0.1 %"
        : share is > 0.999 and < 1 ? "> 99.9 %"
        : (share * 100).ToString(share is 0 or 1 ? "0" : "0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>How long ago, or in how long, to one unit: what stands still does not look new.</summary>
    public static string Relative(DateTimeOffset at, DateTimeOffset now)
    {
        var distance = (now - at).Duration();
        var text = distance switch
        {
            { TotalMinutes: < 1 } => "under a minute",
            { TotalMinutes: < 60 } => $"{(int)distance.TotalMinutes} min",
            { TotalHours: < 24 } => $"{(int)distance.TotalHours} h",
            _ => $"{(int)distance.TotalDays} d",
        };
        return distance < TimeSpan.FromSeconds(10) ? "now"
            : now > at ? $"{text} ago"
            : $"in {text}";
    }

    /// <summary>A duration, to two units.</summary>
    public static string Duration(TimeSpan duration) =>
        duration < TimeSpan.FromSeconds(10)
            ? string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s")
            : Rough(duration);

    /// <summary>A moment, in UTC to the second.</summary>
    public static string Moment(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A moment as a machine reads it.</summary>
    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("o", CultureInfo.InvariantCulture);

    /// <summary>The short form of an id: of a run the end, where ids of one second differ; of others the beginning.</summary>
    public static string Short(Guid id)
    {
        var text = id.ToString();
        return id.Version == 7 ? text[^8..] : text[..8];
    }

    /// <summary>A target in words.</summary>
    public static string Target(SyncTarget target) =>
        target switch
        {
            EpisodeTarget { CreditCategory: { } category } episode => $"Episode {Short(episode.EpisodeId)}, {category}",
            EpisodeTarget episode => $"Episode {Short(episode.EpisodeId)}",
            SeasonTarget season => $"Season {Short(season.SeasonId)}",
            PeopleTarget { Count: 1 } => "One person",
            PeopleTarget people => $"List of {Number(people.Count)} people",
            FaceBankTarget => "All people of the face bank",
            _ => target.Key,
        };

    /// <summary>A word of the program as a sentence has it: <c>not_before</c> is "not before".</summary>
    public static string Plain<TEnum>(TEnum value)
        where TEnum : struct, Enum => EnumNames.Of(value).Replace('_', ' ');

    /// <summary>What a failure means.</summary>
    public static string Failure(PersonFailure failure) =>
        failure.Detail is { Length: > 0 } detail ? detail : FailureCatalog.Describe(failure.Code).Message;

    private static string Rough(TimeSpan span) =>
        span switch
        {
            { TotalSeconds: < 60 } => $"{(int)span.TotalSeconds} s",
            { TotalMinutes: < 10 } => $"{(int)span.TotalMinutes} min {span.Seconds} s",
            { TotalMinutes: < 60 } => $"{(int)span.TotalMinutes} min",
            { TotalHours: < 24 } => $"{(int)span.TotalHours} h {span.Minutes} min",
            { TotalDays: < 14 } => $"{(int)span.TotalDays} d {span.Hours} h",
            _ => $"{(int)span.TotalDays} d",
        };
}
