using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Telemetry;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.Tests.Diagnostics.Telemetry;

namespace Screenalytics.Ingest.Tests.Storage;

public sealed class MeasuredFaceBankTests
{
    [Fact]
    public async Task A_batch_that_the_database_refuses_has_failed()
    {
        using var measured = new MeasuredHere();

        await FailAsync(new RunStoppedException(FailureCode.DatabaseUnavailable, "away"));

        measured
            .Of(IngestInstruments.BatchDuration)
            .ShouldHaveSingleItem()
            .Tags.ShouldBe("dry_run=false outcome=failed");
    }

    [Fact]
    public async Task Who_stops_and_who_lost_the_part_have_no_failed_batch()
    {
        using var measured = new MeasuredHere();

        await FailAsync(new OperationCanceledException());
        await FailAsync(new TaskCanceledException());
        await FailAsync(new RunStoppedException(FailureCode.TakenOver, "taken over"));

        measured.Of(IngestInstruments.BatchDuration).ShouldBeEmpty();
    }

    private static async Task FailAsync(Exception failure)
    {
        var bank = new MeasuredFaceBank(new FailingBank(failure), dryRun: false, TimeProvider.System);
        (await Record.ExceptionAsync(() => bank.FileAsync([], default))).ShouldBeSameAs(failure);
    }

    private sealed class FailingBank(Exception failure) : IFaceBank
    {
        public Task<PersonCommit[]> FileAsync(IReadOnlyList<PersonResult> batch, CancellationToken cancellationToken) =>
            throw failure;
    }
}
