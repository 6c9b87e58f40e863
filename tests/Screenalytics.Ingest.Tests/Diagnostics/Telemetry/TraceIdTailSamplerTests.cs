using System.Diagnostics;
using OpenTelemetry.Trace;
using Screenalytics.Ingest.Diagnostics.Telemetry;

namespace Screenalytics.Ingest.Tests.Diagnostics.Telemetry;

public sealed class TraceIdTailSamplerTests
{
    private const int Runs = 4_000;

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.1, 300, 500)]
    [InlineData(0.5, 1_800, 2_200)]
    [InlineData(1, Runs, Runs)]
    public void A_share_of_runs_is_sampled_though_their_ids_begin_alike(double share, int least, int most)
    {
        var sampler = TraceIdTailSampler.Of(share);
        var sampled = Enumerable
            .Range(0, Runs)
            .Count(_ =>
                IsSampled(sampler, IngestActivities.TraceOf(Guid.CreateVersion7(TimeProvider.System.GetUtcNow())))
            );

        sampled.ShouldBeInRange(least, most);
    }

    [Fact]
    public void All_spans_of_a_trace_are_judged_alike()
    {
        var sampler = TraceIdTailSampler.Of(0.5);
        var trace = IngestActivities.TraceOf(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()));

        Enumerable.Range(0, 10).Select(_ => IsSampled(sampler, trace)).Distinct().Count().ShouldBe(1);
    }

    private static bool IsSampled(Sampler sampler, ActivityTraceId trace) =>
        sampler.ShouldSample(new SamplingParameters(default, trace, "span", ActivityKind.Internal)).Decision
        == SamplingDecision.RecordAndSample;
}
