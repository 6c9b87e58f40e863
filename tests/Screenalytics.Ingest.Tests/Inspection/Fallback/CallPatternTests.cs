using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Fallback;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Tests.Inspection.Fallback;

public sealed class CallPatternTests
{
    private static readonly LoggedCall Empty = new(true, 0, false, 1, 200, 0, 2, true, 1, null);
    private static readonly LoggedCall Ten = Empty with { SeedOnly = false, Rows = 10 };

    [Fact]
    public void Calls_are_told_in_short()
    {
        CallPattern.Of([Empty, Ten]).ShouldBe("seed:0 -> all:10");
        CallPattern
            .Of([Empty with { Profiled = true }, Empty, Ten, Ten with { Offset = 500, Rows = 0 }])
            .ShouldBe("seed+profile:0 -> seed:0 -> all:10 -> all@500:0");
        CallPattern.Of([Empty with { Status = 503, Failure = "backend_error" }]).ShouldBe("seed:503");
        CallPattern.Of([Empty with { Status = 0, Failure = "backend_timeout" }]).ShouldBe("seed:backend_timeout");
        CallPattern.Of([Empty with { Complete = false, Failure = "body_malformed" }]).ShouldBe("seed:body_malformed");
        CallPattern.Of([]).ShouldBe("none");
        CallPattern.Of(null).ShouldBe("?");
    }

    [Fact]
    public void A_shape_leaves_the_number_of_rows_out()
    {
        var letters = new char[20];

        letters[..CallPattern.WriteShape([Empty, Ten], letters)].ShouldBe("seed:0 -> all:n");
        CallPattern.WriteShape([.. Enumerable.Repeat(Ten, 40)], letters).ShouldBe(20);
        CallPattern.Of([.. Enumerable.Repeat(Ten, 400)]).Length.ShouldBe(1024);
    }

    [Fact]
    public void A_number_that_no_longer_fits_is_left_out_and_nothing_stands_in_its_place()
    {
        LoggedCall[] calls = [Empty with { Rows = 123_456 }, Ten with { Offset = 500_000, Rows = 0 }];

        for (var length = 0; length < 40; length++)
        {
            var letters = new char[length];
            letters[..CallPattern.WriteShape(calls, letters)].ShouldNotContain('\0');
        }

        CallPattern
            .Of([.. Enumerable.Repeat(Ten with { Rows = 123_456_789 }, 400)])
            .ShouldNotContain("\0", Case.Sensitive);
    }

    [Fact]
    public void The_reason_is_the_failure_s_code_or_what_the_calls_prove()
    {
        ReasonOf(PersonOutcome.Seeded, Ten with { SeedOnly = true }).ShouldBe(FallbackReason.Flagged);
        ReasonOf(PersonOutcome.Fallback, Empty, Ten).ShouldBe(FallbackReason.ProvenEmpty);
        ReasonOf(PersonOutcome.Empty, Empty, Ten with { Rows = 0 }).ShouldBe(FallbackReason.ProvenEmpty);
        ReasonOf(PersonOutcome.Held, Empty).ShouldBe(FallbackReason.Withheld);
        ReasonOf(null).ShouldBe(FallbackReason.Unknown);
        FallbackReason
            .Of(PersonOf(PersonOutcome.Failed, Empty) with { Failure = "backend_timeout" })
            .ShouldBe("backend_timeout");
    }

    [Fact]
    public void A_second_call_that_nothing_proves_is_told_whatever_the_line_says()
    {
        LoggedCall[] unproven =
        [
            Empty with
            {
                Status = 503,
                Failure = "backend_error",
            },
            Empty with
            {
                Complete = false,
            },
            Empty with
            {
                Rows = 1,
            },
            Empty with
            {
                Status = 204,
            },
            Empty with
            {
                Offset = 500,
            },
            Empty with
            {
                Profiled = true,
            },
        ];
        foreach (var first in unproven)
        {
            ReasonOf(PersonOutcome.Fallback, first, Ten).ShouldBe(FallbackReason.NotProven, $"{first}");
        }

        ReasonOf(PersonOutcome.Fallback, Ten).ShouldBe(FallbackReason.NotProven);
    }

    private static string ReasonOf(PersonOutcome? outcome, params LoggedCall[] calls) =>
        FallbackReason.Of(PersonOf(outcome, calls));

    private static LoggedPerson PersonOf(PersonOutcome? outcome, params LoggedCall[] calls) =>
        SampleRun.Of(1, 1).People[0] with
        {
            Outcome = outcome,
            Calls = calls,
            Failure = null,
        };
}
