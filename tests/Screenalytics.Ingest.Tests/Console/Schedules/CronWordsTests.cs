using Screenalytics.Ingest.Console.Schedules;

namespace Screenalytics.Ingest.Tests.Console.Schedules;

/// <summary>Cron expressions in words.</summary>
public sealed class CronWordsTests
{
    [Theory]
    [InlineData("0 30 4 * * ?", "every day at 04:30")]
    [InlineData("15 30 4 * * ? *", "every day at 04:30:15")]
    [InlineData("0 0 6,18 ? * *", "every day at 06:00 and 18:00")]
    [InlineData("0 0 9 ? * MON-FRI", "on weekdays at 09:00")]
    [InlineData("0 0 9 ? * sat,sun", "on weekends at 09:00")]
    [InlineData("0 0 9 ? * 2", "every Monday at 09:00")]
    [InlineData("0 0 9 ? * TUE,THU", "every Tuesday and Thursday at 09:00")]
    [InlineData("0 0 12 1 1 ?", "on the 1st of January at 12:00")]
    [InlineData("0 0 12 1,15,23 * ?", "on the 1st, 15th and 23rd of every month at 12:00")]
    [InlineData("0 0 0 L * ?", "on the last day of every month at 00:00")]
    [InlineData("0 0 0 11-13 * ?", "on the 11th to 13th of every month at 00:00")]
    [InlineData("0 0/15 * * * ?", "every 15 minutes")]
    [InlineData("0 */15 * ? * MON", "every 15 minutes, every Monday")]
    [InlineData("0 5 * * * ?", "every hour at 5 past")]
    [InlineData("0 0 * * * ?", "every hour")]
    [InlineData("0 0 0/6 * * ?", "every 6 hours")]
    [InlineData("0 * * * * ?", "every minute")]
    [InlineData("0/10 * * * * ?", "every 10 seconds")]
    public void A_usual_shape_has_words(string cron, string words) => CronWords.Of(cron).ShouldBe(words);

    [Theory]
    [InlineData("0 0/7 * * * ?")]
    [InlineData("0 0 9 ? * MON#2")]
    [InlineData("0 0 9 15W * ?")]
    [InlineData("0 0 9 1 * MON")]
    [InlineData("0 0 9 1 1 ? 2030")]
    [InlineData("0 10-20 9 * * ?")]
    [InlineData("0 0 99 * * ?")]
    [InlineData("nonsense")]
    public void Whatever_could_be_told_wrongly_has_none(string cron) => CronWords.Of(cron).ShouldBeNull();
}
