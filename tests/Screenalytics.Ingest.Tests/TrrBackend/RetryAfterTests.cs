using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Tests.TrrBackend;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 21, 7, 28, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("7", 7)]
    [InlineData("007", 7)]
    [InlineData("86400", 86400)]
    [InlineData("99999999999", 86400)]
    [InlineData("999999999999999999999999999999", 86400)]
    [InlineData("Wed, 21 Oct 2026 07:28:30 GMT", 30)]
    [InlineData("Wednesday, 21-Oct-26 07:29:00 GMT", 60)]
    [InlineData("Wed, 21 Oct 2026 07:27:59 GMT", null)]
    [InlineData("Wed, 21 Oct 2015 07:28:00 GMT", null)]
    [InlineData("-5", null)]
    [InlineData("+5", null)]
    [InlineData("1.5", null)]
    [InlineData("1e3", null)]
    [InlineData("1, 2", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData("٣", null)]
    public void It_is_read_as_the_standard_writes_it(string value, int? seconds) =>
        RetryAfter.Parse(value, Now).ShouldBe(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);
}
