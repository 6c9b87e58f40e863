using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Storage;

namespace Screenalytics.Ingest.Tests.Storage;

public sealed class CallsTextTests
{
    [Fact]
    public void Nothing_called_is_no_text() => CallsText.Of([]).ShouldBeNull();

    [Fact]
    public void Calls_are_words()
    {
        var seed = new PhotoCall
        {
            PersonId = Guid.Empty,
            SeedOnly = true,
            Offset = 0,
            Limit = 500,
            Attempts = 1,
            Status = 200,
            Bytes = 2,
            Duration = TimeSpan.FromMicroseconds(2_600),
            Complete = true,
        };
        var all = seed with
        {
            SeedOnly = false,
            Offset = 500,
            Profiled = true,
            Attempts = 5,
            Status = 503,
            Bytes = 0,
            Duration = TimeSpan.FromSeconds(9.123),
            Failure = FailureCode.BackendError,
        };

        CallsText.Of([seed, all]).ShouldBe("seed:200:0r:2b:1x:3ms all@500+profile:503:0r:0b:5x:9123ms:105");
    }
}
