using Npgsql;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Storage;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage;

public sealed class ApprovingMeanwhileTests(PostgresFixture postgres)
{
    private const int People = 60;

    private const string WaitingForLock =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    [Fact]
    public async Task No_approval_is_lost_while_syncs_of_the_same_people_loop()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var people = Enumerable.Range(0, People).Select(_ => Guid.NewGuid()).ToArray();
        var batch = people.Select(person => Seeded(person, "https://x.test/a.jpg", "https://x.test/b.jpg")).ToArray();
        await database.FileAsync(Guid.NewGuid(), batch);

        // Rows with a low flag, so that every sync has something to raise unless a human was there first.
        await database.ExecuteAsync("UPDATE screenalytics.face_bank_images SET is_seed = false");
        using var approved = new CancellationTokenSource();
        var syncs = Enumerable.Range(0, 2).Select(_ => SyncUntilAsync(database, batch, approved.Token)).ToArray();
        foreach (var person in people)
        {
            await database.ExecuteAsync(
                $"UPDATE screenalytics.face_bank_images SET approved = true, approved_by = 'ann', approved_at = now(), is_seed = false WHERE person_id = '{person}'"
            );
        }

        await approved.CancelAsync();
        (await Task.WhenAll(syncs)).ShouldAllBe(rounds => rounds > 0);
        await database.FileAsync(Guid.NewGuid(), batch);

        (
            await database.ScalarAsync<long>(
                "SELECT count(*) FROM screenalytics.face_bank_images WHERE approved AND approved_by = 'ann' AND approved_at IS NOT NULL AND NOT is_seed"
            )
        ).ShouldBe(2 * People);
        (await database.CountAsync()).ShouldBe(2 * People);
    }

    [Fact]
    public async Task A_row_that_is_being_approved_is_waited_for_and_then_left_alone()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var person = Guid.NewGuid();
        await database.FileAsync(Guid.NewGuid(), Seeded(person, "a"));
        await database.ExecuteAsync("UPDATE screenalytics.face_bank_images SET is_seed = false");
        await using var human = await database.Source.Connections.OpenConnectionAsync();
        await using var approval = await human.BeginTransactionAsync();
        await new NpgsqlCommand(
            "UPDATE screenalytics.face_bank_images SET approved = true",
            human,
            approval
        ).ExecuteNonQueryAsync();

        // A batch's own INSERT would wait before: this is an approval that begins after it.
        await using var raise = database.Source.Connections.CreateCommand(BatchSql.RaiseSeed);
        raise.Parameters.With([person]).With(new string?[] { "a" });
        var raised = raise.ExecuteNonQueryAsync();
        while (await database.ScalarAsync<long>(WaitingForLock) == 0)
        {
            raised.IsCompleted.ShouldBeFalse();
        }

        await approval.CommitAsync();
        (await raised).ShouldBe(0);
        (await database.CountAsync("screenalytics.face_bank_images WHERE approved AND NOT is_seed")).ShouldBe(1);
    }

    private static async Task<int> SyncUntilAsync(
        StorageDatabase database,
        Ingest.Sync.PersonResult[] batch,
        CancellationToken approved
    )
    {
        var rounds = 0;
        do
        {
            (await database.FileAsync(Guid.NewGuid(), batch)).ShouldAllBe(commit => commit.InsertedCount == 0);
            rounds++;
        } while (!approved.IsCancellationRequested);

        return rounds;
    }
}
