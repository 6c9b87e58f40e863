using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Tests.Runs;

public sealed class TargetChangeTests
{
    [Theory]
    [InlineData(RunStatus.Ok, false, TargetState.Ok)]
    [InlineData(RunStatus.Partial, false, TargetState.Ok)]
    [InlineData(RunStatus.Ok, true, TargetState.Suspect)]
    [InlineData(RunStatus.Partial, true, TargetState.Suspect)]
    [InlineData(RunStatus.Error, false, TargetState.Broken)]
    [InlineData(RunStatus.Error, true, TargetState.Broken)]
    [InlineData(RunStatus.Cancelled, false, null)]
    [InlineData(RunStatus.Cancelled, true, null)]
    public void A_run_s_end_says_how_it_stands(RunStatus status, bool suspect, TargetState? state)
    {
        var request = new SyncRequest(new FaceBankTarget());
        TargetChange.After(Report(status, suspect), request).ShouldBe(state);
        TargetChange.After(Report(status, suspect) with { DryRun = true }, request).ShouldBeNull();
        TargetChange.After(Report(status, suspect), request with { Trigger = RunTriggers.Gate }).ShouldBeNull();
        TargetChange
            .After(Report(status, suspect), request with { RetryOf = Guid.NewGuid() })
            .ShouldBe(state == TargetState.Ok ? TargetState.Ok : null);
    }

    [Theory]
    [InlineData(null, TargetState.Ok, false)]
    [InlineData(null, TargetState.Broken, true)]
    [InlineData(TargetState.Broken, TargetState.Broken, false)]
    [InlineData(TargetState.Broken, TargetState.Suspect, true)]
    [InlineData(TargetState.Stale, TargetState.Ok, true)]
    public void Only_a_change_is_news(TargetState? before, TargetState after, bool isNews) =>
        TargetChange.IsNews(before, after).ShouldBe(isNews);

    private static SyncReport Report(RunStatus status, bool suspect) =>
        new()
        {
            RunId = Guid.Empty,
            Status = status,
            Suspect = suspect,
            Target = new FaceBankTarget(),
            MaxImagesPerPerson = 5,
            BackendHost = "",
            DatabaseHost = "",
            DatabaseName = "",
            StartedAt = default,
            FinishedAt = default,
            DurationMs = 0,
        };
}
