using System.Globalization;
using Screenalytics.Ingest.Diagnostics;

namespace Screenalytics.Ingest.Hosting.Configuration.Schedules;

/// <summary>The settings that a schedule has, each under <c>Schedules:N</c>; case and underscores do not count.</summary>
internal static class ScheduleFields
{
    /// <summary>The section.</summary>
    public const string Section = "Schedules";

    public const string Name = "name";
    public const string Cron = "cron";
    public const string TimeZone = "time_zone";
    public const string EpisodeId = "target:episode_id";
    public const string CreditCategory = "target:credit_category";
    public const string SeasonId = "target:season_id";
    public const string PersonIds = "target:person_ids";
    public const string PeopleFile = "target:people_file";
    public const string FaceBank = "target:face_bank";
    public const string MaxImages = "max_images_per_person";
    public const string DryRun = "dry_run";
    public const string Debug = "debug";
    public const string Jitter = "jitter";

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static readonly string[] All =
    [
        Name,
        Cron,
        TimeZone,
        EpisodeId,
        CreditCategory,
        SeasonId,
        PersonIds,
        PeopleFile,
        FaceBank,
        MaxImages,
        DryRun,
        Debug,
        Jitter,
    ];

    /// <summary>Whether a key belongs to the schedules.</summary>
    public static bool Has(string key) => key.Split(':')[0].Equals(Section, StringComparison.OrdinalIgnoreCase);

    /// <summary>Finds the one way to write a key.</summary>
    /// <param name="key">The key as a source has it.</param>
    /// <param name="error">What is wrong with it and the way out, or null.</param>
    /// <returns>The key, or null.</returns>
    public static string? Canonical(string key, out string? error)
    {
        error = null;
        if (key.Split(':') is not [_, var number, _, ..] parts || !TryNumber(number, out var index))
        {
            error = $"schedules are numbered from 0, such as {Section}:0:{Name}";
            return null;
        }

        var rest = parts[2..];
        var item = rest.Length > 1 && TryNumber(rest[^1], out var place) ? place : (int?)null;
        var wanted = Plain(string.Join(':', item is null ? rest : rest[..^1]));
        var field = All.FirstOrDefault(known => Plain(known) == wanted);
        if (field is null || (item is not null && field != PersonIds))
        {
            error = $"schedules have no such setting{Nearest(wanted)}";
            return null;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Section}:{index}:{field}{(item is null ? "" : $":{item}")}"
        );
    }

    private static string Nearest(string wanted)
    {
        var near =
            All.FirstOrDefault(known => Plain(known).EndsWith($":{wanted}", StringComparison.Ordinal))
            ?? NearestName.Of(wanted, All);
        return near is null ? $"; they have {string.Join(", ", All)}" : $"; did you mean {near}?";
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
