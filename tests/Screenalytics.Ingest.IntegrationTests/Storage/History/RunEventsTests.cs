using System.Collections.Concurrent;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.Storage.History;

/// <summary>A reader that polls sees every person once, in whichever order writers commit.</summary>
public sealed class RunEventsTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact(Timeout = 60_000)]
    public async Task A_commit_that_comes_later_is_not_overtaken()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var run = await runs.AddRunAsync(new FaceBankTarget(), RunStatus.Running);
        var (slow, quick) = (HistoryDatabase.People(2), HistoryDatabase.People(3));
        await using var connection = await runs.Database.Source.Connections.OpenConnectionAsync(Token);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        await HistoryDatabase.AddBatchAsync(connection, run, PersonOutcome.Seeded, slow);
        await runs.AddBatchAsync(run, PersonOutcome.Empty, quick);

        (await runs.History.EventsAsync(run, null, 10, Token))!.People.ShouldBeEmpty();
        await transaction.CommitAsync(Token);
        var events = await AllFiveAsync(runs, run);

        events.Select(one => one.Person.PersonId).ShouldBe([.. slow, .. quick]);
        for (var i = 0; i < events.Count; i++)
        {
            var rest = (await runs.History.EventsAsync(run, events[i].Cursor, 2, Token))!.People;
            rest.Select(one => one.Cursor).ShouldBe(events.Skip(i + 1).Take(2).Select(one => one.Cursor));
        }
    }

    // Transactions of other databases on the server hold them back too.
    private static async Task<IReadOnlyList<(string Cursor, PersonReport Person)>> AllFiveAsync(
        HistoryDatabase runs,
        Guid run
    )
    {
        while (true)
        {
            if ((await runs.History.EventsAsync(run, null, 10, Token))!.People is { Count: 5 } people)
            {
                return people;
            }
        }
    }

    [Fact]
    public async Task What_an_ended_run_did_is_not_held_back_by_other_transactions()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var other = await runs.AddRunAsync(new FaceBankTarget(), RunStatus.Running);
        var run = await runs.AddRunAsync(new SeasonTarget(Guid.NewGuid()));
        await using var connection = await runs.Database.Source.Connections.OpenConnectionAsync(Token);
        await using var transaction = await connection.BeginTransactionAsync(Token);
        await HistoryDatabase.AddBatchAsync(connection, other, PersonOutcome.Seeded, Guid.NewGuid());
        await runs.AddBatchAsync(run, PersonOutcome.Empty, HistoryDatabase.People(3));

        (await runs.History.EventsAsync(run, null, 10, Token))!.People.Count.ShouldBe(3);
    }

    [Fact(Timeout = 60_000)]
    public async Task No_person_is_missed_or_told_twice_while_many_write()
    {
        const int Writers = 6;
        const int Rounds = 25;
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var run = await runs.AddRunAsync(new FaceBankTarget(), RunStatus.Running);
        var written = new ConcurrentBag<Guid>();
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(number => Task.Run(() => WriteAsync(number))));

        List<Guid> told = [];
        string? cursor = null;
        while (true)
        {
            var isLast = writing.IsCompleted;
            var page = (await runs.History.EventsAsync(run, cursor, 7, Token))!.People;
            told.AddRange(page.Select(one => one.Person.PersonId));
            cursor = page.Count > 0 ? page[^1].Cursor : cursor;
            if (isLast && page.Count == 0 && told.Count >= written.Count)
            {
                break;
            }
        }

        await writing;
        told.Count.ShouldBe(told.Distinct().Count());
        told.Order().ShouldBe(written.Order());

        async Task WriteAsync(int number)
        {
            var random = new Random(number);
            for (var round = 0; round < Rounds; round++)
            {
                await using var connection = await runs.Database.Source.Connections.OpenConnectionAsync(Token);
                await using var transaction = await connection.BeginTransactionAsync(Token);
                for (var batch = random.Next(1, 3); batch > 0; batch--)
                {
                    var people = HistoryDatabase.People(random.Next(1, 12));
                    await HistoryDatabase.AddBatchAsync(connection, run, PersonOutcome.Seeded, people);
                    foreach (var person in people)
                    {
                        written.Add(person);
                    }
                }

                await using var pause = connection.CreateCommand();
                pause.CommandText = $"SELECT pg_sleep({random.Next(0, 20) / 1000.0:0.000})";
                await pause.ExecuteNonQueryAsync(Token);
                await transaction.CommitAsync(Token);
            }
        }
    }
}
