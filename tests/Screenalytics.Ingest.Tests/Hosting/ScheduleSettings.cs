using Screenalytics.Ingest.Hosting.Configuration;

namespace Screenalytics.Ingest.Tests.Hosting;

/// <summary>Configurations with schedules.</summary>
internal static class ScheduleSettings
{
    public const string Id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

    /// <summary>One schedule that is right, but for what is replaced; a null takes a field out.</summary>
    public static EffectiveConfiguration Read(params (string Field, string? Value)[] replaced)
    {
        var fields = new Dictionary<string, string?>
        {
            ["Name"] = "nightly",
            ["Cron"] = "0 30 4 * * ?",
            ["Target__EpisodeId"] = Id,
        };
        foreach (var (field, value) in replaced)
        {
            fields[field] = value;
        }

        return Settings.Read([
            .. Settings.Sandbox,
            .. fields.Where(pair => pair.Value is not null).Select(pair => ($"Schedules__0__{pair.Key}", pair.Value!)),
        ]);
    }
}
