using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.Storage.History;

public sealed class PersonInRunsTests(PostgresFixture postgres)
{
    private static readonly Guid Ann = Guid.NewGuid();

    [Fact]
    public async Task A_persons_runs_come_the_latest_first()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var old = await runs.AddRunAsync(new FaceBankTarget(), age: TimeSpan.FromHours(3));
        var late = await runs.AddRunAsync(new FaceBankTarget(), age: TimeSpan.FromHours(1));
        var other = await runs.AddRunAsync(new FaceBankTarget(), age: TimeSpan.FromHours(2));
        await runs.AddBatchAsync(old, PersonOutcome.Failed, Ann);
        await runs.AddBatchAsync(late, PersonOutcome.Seeded, Ann);
        await runs.AddBatchAsync(other, PersonOutcome.Seeded, Guid.NewGuid());

        var told = await runs.History.PersonAsync(Ann, null, 10, TestContext.Current.CancellationToken);

        told.Select(entry => (entry.Run.RunId, entry.Result?.Outcome))
            .ShouldBe([(late, PersonOutcome.Seeded), (old, PersonOutcome.Failed)]);
        (await runs.History.PersonAsync(Ann, null, 1, TestContext.Current.CancellationToken))
            .Single()
            .Run.RunId.ShouldBe(late);
        (await runs.History.PersonAsync(Ann, old, 10, TestContext.Current.CancellationToken))
            .Single()
            .Run.RunId.ShouldBe(old);
        (await runs.History.PersonAsync(Ann, other, 10, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whose_turn_did_not_come_is_found_in_the_cast()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var running = await runs.AddRunAsync(new FaceBankTarget(), RunStatus.Running);
        var cancelled = await runs.AddRunAsync(new EpisodeTarget(Ann), RunStatus.Cancelled);
        await runs.AddCastAsync(running, Guid.NewGuid(), Ann);
        await runs.AddCastAsync(cancelled, Ann);

        var inFlight = await runs.History.PersonAsync(Ann, null, 10, TestContext.Current.CancellationToken);
        var asked = await runs.History.PersonAsync(Ann, cancelled, 10, TestContext.Current.CancellationToken);

        inFlight.Select(entry => (entry.Run.RunId, entry.Result)).ShouldBe([(running, null)]);
        asked.Select(entry => (entry.Run.RunId, entry.Result)).ShouldBe([(cancelled, null)]);
    }
}
