using System.Diagnostics;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.Telemetry;
using Screenalytics.Ingest.Diagnostics.Telemetry;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Runs;

/// <summary>The spans of a run whose parts one process holds.</summary>
public sealed class RunSpansTests : IDisposable
{
    private static readonly SyncRequest Request = new(new SeasonTarget(Guid.NewGuid()));

    private readonly RunStart _run = new(Guid.CreateVersion7(), Request, "backend", "database", "name");
    private readonly List<Activity> _ended = [];
    private readonly ActivityListener _listener;

    public RunSpansTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TelemetryNames.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.TraceId == IngestActivities.TraceOf(_run.RunId))
                {
                    _ended.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public void Parts_that_are_held_together_share_a_root_whose_trace_id_is_the_runs_id()
    {
        var spans = new RunSpans();

        var first = spans.Begin(LeaseOf(0)).ShouldNotBeNull();
        var second = spans.Begin(LeaseOf(1)).ShouldNotBeNull();
        first.Note(new PartResult(PartResultKind.GivenBack));
        first.Dispose();
        second.Dispose();

        _ended
            .Select(span => span.OperationName)
            .ShouldBe([TelemetryNames.PartSpan, TelemetryNames.PartSpan, TelemetryNames.RunSpan]);
        _ended.ShouldAllBe(span => span.TraceId.ToHexString() == _run.RunId.ToString("N"));
        _ended[2].ParentSpanId.ShouldBe(default);
        _ended[0].ParentSpanId.ShouldBe(_ended[2].SpanId);
        _ended[1].ParentSpanId.ShouldBe(_ended[2].SpanId);
        _ended[0].GetTagItem(TelemetryAttributes.Outcome).ShouldBe("given_back");
    }

    [Fact]
    public void A_part_gives_no_more_than_its_budget_of_calls_spans()
    {
        using var part = new RunSpans().Begin(LeaseOf(0)).ShouldNotBeNull();

        Enumerable
            .Range(0, CallBudget.CallsPerPart + 5)
            .Count(_ => CallBudget.TryTake(Activity.Current))
            .ShouldBe(CallBudget.CallsPerPart);
    }

    [Fact]
    public void A_request_that_asks_for_a_run_leads_to_its_trace()
    {
        using var asking = IngestActivities.Source.StartActivity("asking").ShouldNotBeNull();

        IngestActivities.LinkToRun(_run.RunId);

        asking.Links.Single().Context.TraceId.ToHexString().ShouldBe(_run.RunId.ToString("N"));
        asking.TraceId.ToHexString().ShouldNotBe(_run.RunId.ToString("N"));
    }

    private PartLease LeaseOf(int part) =>
        new()
        {
            Run = _run,
            Part = part,
            Epoch = 1,
            Node = "here",
            StartedAt = DateTimeOffset.UnixEpoch,
        };
}
