using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.Cluster;

[Collection(ClusterCollection.Name)]
public sealed class ApprovalLoopTests(PostgresFixture postgres, ITestOutputHelper output) : CliTest(postgres)
{
    private const int Approvals = 150;

    // Rows with a low flag, so that every sync has something to raise unless a human was there first.
    private const string Approve = """
        WITH lowered AS (
            UPDATE screenalytics.face_bank_images SET is_seed = false
            WHERE image_id IN (
                SELECT image_id FROM screenalytics.face_bank_images WHERE NOT approved ORDER BY random() LIMIT 20
            ) AND NOT approved
        )
        UPDATE screenalytics.face_bank_images AS image
        SET approved = true, approved_at = clock_timestamp(), approved_by = 'ann'
        WHERE image_id = (SELECT image_id FROM screenalytics.face_bank_images WHERE NOT is_seed AND NOT approved LIMIT 1)
            AND NOT approved
        RETURNING to_jsonb(image)::text
        """;

    private const string Approved =
        "SELECT to_jsonb(image)::text FROM screenalytics.face_bank_images AS image WHERE approved";

    [Fact]
    public async Task No_approval_is_lost_while_two_workers_loop_runs_of_the_same_people()
    {
        var sandbox = await StartAsync(options => options with { FictionalCast = false, CacheReads = true });
        await using var stage = await Stage.SetAsync(
            sandbox,
            await MigratedDatabaseAsync(),
            people: 120,
            TimeSpan.FromMilliseconds(5)
        );
        await using var workers = new Workers(stage);
        await workers.RaiseAsync(2);
        using var over = new CancellationTokenSource();
        var loops = new[] { LoopAsync(stage, workers, 0, over.Token), LoopAsync(stage, workers, 1, over.Token) };

        HashSet<string> approvals = [];
        await Until.SoAsync(
            async () =>
            {
                approvals.UnionWith(await stage.Database.ListAsync(Approve, row => row.GetString(0)));
                return approvals.Count >= Approvals;
            },
            () => $"{approvals.Count} approvals.\n{workers.Story}"
        );
        await over.CancelAsync();
        var runs = (await Task.WhenAll(loops)).Sum();
        output.WriteLine($"{approvals.Count} approvals during {runs} runs");

        await stage.UntilEndedAsync(() => workers.Story);
        (await stage.Database.ListAsync(Approved, row => row.GetString(0)))
            .ToHashSet()
            .SetEquals(approvals)
            .ShouldBeTrue("what was approved is not as it was when it was approved");
        (await stage.Database.ScalarAsync<long>("SELECT count(*) FROM screenalytics.face_bank_images")).ShouldBe(
            stage.Expected.Images
        );
        (
            await stage.Database.ScalarAsync<long>("SELECT count(*) FROM screenalytics_ingest.run WHERE status <> 4")
        ).ShouldBe(0, "some people fail, so every run is partial");
        runs.ShouldBeGreaterThan(4);
    }

    // The two targets have the same people, and may be in flight at once.
    private static async Task<int> LoopAsync(Stage stage, Workers workers, int number, CancellationToken over)
    {
        var runs = 0;
        while (!over.IsCancellationRequested)
        {
            var run = await stage.TriggerAsync(workers.Alive[number], episode: number == 1);
            await Until.SoAsync(
                () =>
                    stage.Database.IsAsync(
                        "finished_at IS NOT NULL FROM screenalytics_ingest.run WHERE run_id = $1",
                        run
                    ),
                () => $"Run {run} did not end.\n{workers.Story}"
            );
            runs++;
        }

        return runs;
    }
}
