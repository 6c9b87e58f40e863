using FsCheck;
using FsCheck.Fluent;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Storage;

namespace Screenalytics.Ingest.Tests.Storage;

public sealed class CallsReaderTests
{
    private static readonly Gen<PhotoCall> Calls =
        from seedOnly in Gen.Elements(true, false)
        from profiled in Gen.Elements(true, false)
        from offset in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, int.MaxValue >> 2)))
        from status in Gen.Elements(0, 200, 204, 401, 404, 503)
        from rows in Gen.Choose(0, 100_000)
        from bytes in Gen.Choose(0, int.MaxValue)
        from attempts in Gen.Choose(0, 9)
        from milliseconds in Gen.Choose(0, 4_000_000)
        from failure in Gen.Elements(Enum.GetValues<FailureCode>())
        select new PhotoCall
        {
            PersonId = Guid.Empty,
            SeedOnly = seedOnly,
            Offset = offset,
            Limit = 500,
            Profiled = profiled,
            Attempts = attempts,
            Status = status,
            Rows = rows,
            Bytes = bytes,
            Duration = TimeSpan.FromMilliseconds(milliseconds),
            Complete = status == 200 && failure == FailureCode.None,
            Failure = failure,
        };

    [Fact]
    public void Nothing_called_is_nothing_read()
    {
        CallsReader.Read(null).ShouldBeEmpty();
        CallsReader.Read("").ShouldBeEmpty();
    }

    [Fact]
    public void What_is_no_call_is_left_out() =>
        CallsReader.Read("seed:200:0r:2b:1x:3ms nonsense all:2000:0r:2b:1x:3ms").ShouldHaveSingleItem();

    [Fact]
    public void What_was_written_is_read() =>
        Prop.ForAll(
                Gen.ArrayOf(Calls).ToArbitrary(),
                calls =>
                {
                    var read = CallsReader.Read(CallsText.Of(calls));
                    return read.Count == calls.Length && read.Zip(calls).All(pair => Same(pair.First, pair.Second));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static bool Same(Ingest.Contracts.Runs.CallReport read, PhotoCall call) =>
        read.SeedOnly == call.SeedOnly
        && read.Offset == call.Offset
        && read.Profiled == call.Profiled
        && read.Attempts == call.Attempts
        && read.Status == call.Status
        && read.Rows == call.Rows
        && read.Bytes == call.Bytes
        && read.Complete == call.Complete
        && (long)read.DurationMs == (long)call.Duration.TotalMilliseconds
        && (read.Failure ?? FailureCode.None) == call.Failure;
}
