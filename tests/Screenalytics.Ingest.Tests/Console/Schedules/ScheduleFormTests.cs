using System.Text.RegularExpressions;
using Screenalytics.Ingest.Console.Schedules;
using Screenalytics.Ingest.Contracts.Scheduling;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Tests.Console.Schedules;

/// <summary>The forms that steer a schedule.</summary>
public sealed partial class ScheduleFormTests
{
    private static readonly ScheduleView Schedule = new()
    {
        Name = "nightly",
        Cron = "30 4 * * *",
        TimeZone = "UTC",
        Target = new FaceBankTarget(),
        MaxImagesPerPerson = 5,
    };

    [Fact]
    public async Task The_form_that_starts_a_run_stays_the_same_one_when_its_part_is_sent_anew()
    {
        var key = Guid.NewGuid().ToString("N");

        var first = await RenderAsync(key);
        var second = await RenderAsync(key);

        Keys().Matches(first).Select(match => match.Groups[1].Value).ShouldBe([key]);
        second.ShouldBe(first);
    }

    private static Task<string> RenderAsync(string key) =>
        Rendered.AsHtmlAsync<ScheduleActions>(
            (nameof(ScheduleActions.Schedule), Schedule),
            (nameof(ScheduleActions.Token), "token"),
            (nameof(ScheduleActions.FormKey), key)
        );

    [GeneratedRegex("name=\"form_key\" value=\"([^\"]+)\"")]
    private static partial Regex Keys();
}
