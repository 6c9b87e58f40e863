using Screenalytics.Ingest.Console.Parts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Tests.Console.Parts;

/// <summary>The calls made for a person, as chips.</summary>
public sealed class CallChipsTests
{
    [Fact]
    public async Task A_fallback_is_read_off_its_two_chips()
    {
        var html = await HtmlOfAsync(
            new CallReport
            {
                SeedOnly = true,
                Status = 200,
                Rows = 0,
            },
            new CallReport
            {
                SeedOnly = false,
                Status = 200,
                Rows = 10,
            }
        );

        html.ShouldContain(">seed 0<");
        html.ShouldContain(">all 10<");
    }

    [Fact]
    public async Task A_failed_call_shows_its_status_and_one_without_an_answer_says_so()
    {
        var html = await HtmlOfAsync(
            new CallReport
            {
                SeedOnly = true,
                Status = 503,
                Failure = FailureCode.BackendBusy,
                Attempts = 5,
            },
            new CallReport
            {
                SeedOnly = true,
                Failure = FailureCode.BackendTimeout,
                Offset = 500,
            }
        );

        html.ShouldContain("chip-bad");
        html.ShouldContain(">seed 503<");
        html.ShouldContain(">seed@500 no answer<");
        html.ShouldContain("5 attempts");
    }

    private static Task<string> HtmlOfAsync(params CallReport[] calls) =>
        Rendered.AsHtmlAsync<CallChips>((nameof(CallChips.Calls), calls));
}
