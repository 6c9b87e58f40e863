using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate.Evidence.Comparison;

namespace Screenalytics.Ingest.Tests.RolloutGate.Evidence;

public sealed class GateComparisonTests
{
    private static readonly GateEvidence Before = SampleGate.Proven();

    [Fact]
    public void Another_gate_with_the_same_result_is_no_difference()
    {
        var later = Before with
        {
            GateId = Guid.Parse("01a204ff-0000-7000-8000-000000000001"),
            StartedAt = Before.StartedAt.AddDays(1),
            FinishedAt = Before.FinishedAt.AddDays(1),
            Machine = "ops-2",
            Steps =
            [
                .. Before.Steps.Select(step =>
                    step with
                    {
                        DurationMs = step.DurationMs * 3,
                        Exchanges = [.. step.Exchanges.Select(exchange => exchange with { DurationMs = 61 })],
                        Checks =
                        [
                            .. step.Checks.Select(check =>
                                check with
                                {
                                    Observed =
                                        $"{check.Observed} Run 01a204ff-1111-7000-8000-000000000001 took 3.2 s from 2026-11-23 10:00:01 UTC.",
                                }
                            ),
                        ],
                    }
                ),
            ],
        };
        var earlier = Before with
        {
            Steps =
            [
                .. Before.Steps.Select(step =>
                    step with
                    {
                        Checks =
                        [
                            .. step.Checks.Select(check =>
                                check with
                                {
                                    Observed =
                                        $"{check.Observed} Run 01a20000-2222-7000-8000-000000000009 took 900 ms from 2026-11-22 10:00:01 UTC.",
                                }
                            ),
                        ],
                    }
                ),
            ],
        };

        GateComparison.Of(earlier, later).ShouldBeEmpty();
    }

    [Fact]
    public void Verdicts_are_told_for_gate_criterion_step_and_check()
    {
        var after = SampleGate.With(Before, "filter", GateVerdict.Disproven, "10 rows; 3 of them are flagged");

        GateComparison
            .Of(Before, after)
            .ShouldBe([
                new GateDifference("verdict", "", "proven in full", "disproven"),
                new GateDifference("criterion", "3", "proven", "disproven"),
                new GateDifference("step_verdict", "filter", "proven", "disproven"),
                new GateDifference("check", "filter/filter_holds", "proven", "disproven"),
                new GateDifference(
                    "observed",
                    "filter/filter_holds",
                    "3 of 14 photos are flagged, and exactly these 3 were answered.",
                    "10 rows; 3 of them are flagged"
                ),
            ]);
    }

    [Fact]
    public void Steps_that_came_and_went_are_told()
    {
        var after = SampleGate.Judged(Before with { Steps = [.. Before.Steps.Where(step => step.Id != "rerun")] });

        GateComparison.Of(Before, after).ShouldBe([new GateDifference("step_removed", "rerun", "proven", null)]);
        GateComparison.Of(after, Before).ShouldBe([new GateDifference("step_added", "rerun", null, "proven")]);
    }

    [Fact]
    public void Answers_are_compared_by_their_digest_and_errors_by_their_words()
    {
        var changed = Exchanges(exchange => exchange with { Sha256 = new string('0', 64) });
        GateComparison
            .Of(Before, changed)
            .Select(difference => (difference.What, difference.Before, difference.After))
            .Distinct()
            .ShouldBe([("answer", "200 with 3 rows, SHA-256 9f86d081884c", "200 with 3 rows, SHA-256 000000000000")]);

        GateExchange Failed(GateExchange exchange, string request) =>
            exchange with
            {
                Status = 403,
                Rows = null,
                Sha256 = request,
                Excerpt = $"{{\"detail\":\"Forbidden\",\"request\":\"{Guid.CreateVersion7()}\"}}",
            };
        GateComparison
            .Of(Exchanges(exchange => Failed(exchange, "aa")), Exchanges(exchange => Failed(exchange, "bb")))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData(100, 201, true)]
    [InlineData(201, 100, true)]
    [InlineData(100, 199, false)]
    [InlineData(10, 55, false)]
    public void Times_are_told_when_they_changed_much(double before, double after, bool told) =>
        GateComparison
            .Of(
                Exchanges(exchange => exchange with { DurationMs = before }),
                Exchanges(exchange => exchange with { DurationMs = after })
            )
            .Any(difference => difference.What == "median_time")
            .ShouldBe(told);

    [Fact]
    public void Version_place_and_people_are_told_once()
    {
        var other = Guid.Parse("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
        var after = Before with
        {
            Version = "1.5.0",
            Place = new GatePlace
            {
                Backend = "elsewhere",
                App = Before.Place.App,
                Database = Before.Place.Database,
            },
            Steps =
            [
                .. Before.Steps.Select(step =>
                    step.Input.Count == 0
                        ? step
                        : step with
                        {
                            Input = new Dictionary<string, string>
                            {
                                ["person"] = $"{other}",
                                ["link"] = $"{SampleGate.Link}",
                                ["run"] = $"{Guid.CreateVersion7()}",
                            },
                        }
                ),
            ],
        };

        GateComparison
            .Of(Before, after)
            .ShouldBe([
                new GateDifference("version", "", "1.4.0", "1.5.0"),
                new GateDifference("place", "backend", "trr.staging.example.org", "elsewhere"),
                new GateDifference("place", "trr_database", "10.0.0.6:5432/trr", null),
                new GateDifference("input", "person", $"{SampleGate.Seeded}", $"{other}"),
            ]);
    }

    private static GateEvidence Exchanges(Func<GateExchange, GateExchange> change) =>
        Before with
        {
            Steps = [.. Before.Steps.Select(step => step with { Exchanges = [.. step.Exchanges.Select(change)] })],
        };
}
