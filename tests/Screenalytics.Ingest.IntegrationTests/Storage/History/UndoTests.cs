using Npgsql;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Storage.Care;
using Screenalytics.Ingest.Sync;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage.History;

public sealed class UndoTests(PostgresFixture postgres)
{
    private const string A = "https://x.test/a.jpg";
    private const string B = "https://x.test/b.jpg";
    private const string C = "https://x.test/c.jpg";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Exactly_what_the_run_inserted_and_nobody_approved_is_removed(bool shared)
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres, shared ? SharedBank.SchemaWithPeople : null);
        var (first, second) = (await AddRunAsync(runs), await AddRunAsync(runs));
        await runs.Database.FileAsync(first, Seeded(SharedBank.Ann, A));
        await runs.Database.FileAsync(second, Seeded(SharedBank.Ann, A, B, C), Seeded(SharedBank.Bob, A, B));
        await runs.ExecuteAsync(SharedBank.Row(SharedBank.Bob, "https://x.test/hand.jpg", "2026-01-01"));
        await ApproveAsync(runs, SharedBank.Ann, B);
        await runs.ExecuteAsync(
            $"DELETE FROM screenalytics.face_bank_images WHERE person_id = '{SharedBank.Bob}' AND s3_original_key = '{B}'"
        );

        var plan = (await runs.Care.PlanUndoAsync(second, Token)).ShouldNotBeNull();
        (await runs.Database.CountAsync()).ShouldBe(5);
        var done = (await runs.Care.UndoAsync(second, "ann", Token)).ShouldNotBeNull();
        var again = (await runs.Care.UndoAsync(second, "bob", Token)).ShouldNotBeNull();

        foreach (var (report, applied) in new[] { (plan, false), (done, true) })
        {
            report.Applied.ShouldBe(applied);
            Keys(report.Removed).ShouldBe([(SharedBank.Ann, C, 3), (SharedBank.Bob, A, 1)]);
            Keys(report.Approved).ShouldBe([(SharedBank.Ann, B, 2)]);
            report.Gone.ShouldBe(1);
        }

        again.Removed.ShouldBeEmpty();
        again.Gone.ShouldBe(3);
        (await runs.Database.CountAsync()).ShouldBe(3);
        (
            await runs.Database.ScalarAsync<string>(
                $"SELECT undone_by || ':' || undone_images FROM screenalytics_ingest.run WHERE run_id = '{second}'"
            )
        ).ShouldBe("ann:2");
        (await runs.History.FindAsync(second, Token))!.UndoneAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_approval_that_commits_first_wins()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var run = await AddRunAsync(runs);
        await runs.Database.FileAsync(run, Seeded(SharedBank.Ann, A, B));
        await using var human = await runs.Database.Source.Connections.OpenConnectionAsync(Token);
        await using var approval = await human.BeginTransactionAsync(Token);
        await using var approve = new NpgsqlCommand(ApproveSql(SharedBank.Ann, A), human);
        await approve.ExecuteNonQueryAsync(Token);

        var undo = runs.Care.UndoAsync(run, null, Token);
        await WaitUntilBlockedAsync(runs);
        await approval.CommitAsync(Token);
        var done = (await undo).ShouldNotBeNull();

        Keys(done.Removed).ShouldBe([(SharedBank.Ann, B, 2)]);
        Keys(done.Approved).ShouldBe([(SharedBank.Ann, A, 1)]);
        (await runs.Database.CountAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData(RunStatus.Queued)]
    [InlineData(RunStatus.Running)]
    public async Task A_run_in_flight_is_left_alone(RunStatus status)
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var run = await runs.AddRunAsync(new FaceBankTarget(), status);

        (await Should.ThrowAsync<RunStoppedException>(() => runs.Care.PlanUndoAsync(run, Token))).Code.ShouldBe(
            FailureCode.RunInFlight
        );
        (await Should.ThrowAsync<RunStoppedException>(() => runs.Care.UndoAsync(run, null, Token))).Code.ShouldBe(
            FailureCode.RunInFlight
        );
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_none()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);

        (await runs.Care.PlanUndoAsync(Guid.NewGuid(), Token)).ShouldBeNull();
        (await runs.Care.UndoAsync(Guid.NewGuid(), null, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_right_that_is_missing_is_named_with_its_grant()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var run = await AddRunAsync(runs);
        await runs.Database.FileAsync(run, Seeded(SharedBank.Ann, A));
        var role = $"undo_{Guid.NewGuid():n}";
        await runs.ExecuteAsync(
            $"""
            CREATE ROLE {role} LOGIN PASSWORD 'x';
            GRANT USAGE ON SCHEMA screenalytics, screenalytics_ingest TO {role};
            GRANT SELECT ON screenalytics.face_bank_images TO {role};
            GRANT SELECT, UPDATE ON ALL TABLES IN SCHEMA screenalytics_ingest TO {role};
            """
        );
        var login = new NpgsqlConnectionStringBuilder(runs.Database.ConnectionString)
        {
            Username = role,
            Password = "x",
        };
        await using var limited = StorageDatabase.Open(login.ConnectionString);
        var care = new PostgresRunCare(limited.Source, () => 0.5);

        var refused = await Should.ThrowAsync<RunStoppedException>(() => care.UndoAsync(run, null, Token));

        refused.Code.ShouldBe(FailureCode.DatabaseNotReady);
        refused.Message.ShouldContain($"GRANT SELECT, DELETE ON screenalytics.face_bank_images TO \"{role}\"");
        (await care.PlanUndoAsync(run, Token))!.Removed.ShouldHaveSingleItem();
        await runs.ExecuteAsync($"GRANT SELECT, DELETE ON screenalytics.face_bank_images TO {role}");
        (await care.UndoAsync(run, null, Token))!.Removed.ShouldHaveSingleItem();
    }

    private static Task<Guid> AddRunAsync(HistoryDatabase runs) => runs.AddRunAsync(new FaceBankTarget());

    private static Task ApproveAsync(HistoryDatabase runs, Guid person, string key) =>
        runs.ExecuteAsync(ApproveSql(person, key));

    private static string ApproveSql(Guid person, string key) =>
        $"UPDATE screenalytics.face_bank_images SET approved = true WHERE person_id = '{person}' AND s3_original_key = '{key}'";

    private static async Task WaitUntilBlockedAsync(HistoryDatabase runs)
    {
        while (
            await runs.Database.ScalarAsync<long>(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            ) == 0
        )
        {
            await Task.Yield();
        }
    }

    private static IEnumerable<(Guid, string, int?)> Keys(IEnumerable<FaceBankImage> images) =>
        images.Select(image => (image.PersonId, image.S3OriginalKey, image.Rank));
}
