using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Sandbox;
using Screenalytics.Ingest.IntegrationTests.Storage;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage.History;
using Screenalytics.Sandbox;
using Serilog.Events;
using static Screenalytics.Ingest.IntegrationTests.RolloutGate.StageChecks;

namespace Screenalytics.Ingest.IntegrationTests.RolloutGate;

public sealed class SyncStepsTests(PostgresFixture postgres) : SandboxTest(postgres)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task All_is_proven_and_nothing_stays(bool shared)
    {
        using var folder = TestFolder.Create();
        var sandbox = await StartAsync(options => options with { AccessLog = Path.Combine(folder.Path, "access.log") });
        await using var database = await SyncStage.MigratedAsync(Postgres, shared);
        await database.ExecuteAsync(
            SharedBank.Row(SandboxIds.Unseeded, "https://x.test/approved.jpg", "2026-01-01", approved: true)
        );
        var before = await BankAsync(database);
        await using var stage = new SyncStage(sandbox, database);

        var evidence = await stage.RunAsync();

        evidence.Steps.ShouldAllBe(step => step.Verdict == GateVerdict.Proven, Told(evidence));
        evidence
            .Steps.Select(step => step.Id)
            .ShouldBe([
                "database",
                "sync",
                "fallback_calls",
                "fallback_log",
                "fallback_access_log",
                "face_bank",
                "rerun",
                "restored",
            ]);
        CheckOf(evidence, "face_bank", "approved_untouched").Observed.ShouldStartWith("1 of the two people were there");
        CheckOf(evidence, "fallback_access_log", "unseeded").Observed.ShouldContain("then seed_only=false");
        evidence.Steps[4].Input["requests_of_the_gate_itself"].ShouldEndWith("left out");
        (await BankAsync(database)).ShouldBe(before);
    }

    [Fact]
    public async Task A_bank_without_any_approved_row_is_told_so_and_an_approval_elsewhere_is_not_judged()
    {
        var sandbox = await StartAsync();
        await using var database = await SyncStage.MigratedAsync(Postgres, shared: false);
        await using var stage = new SyncStage(sandbox, database);

        var empty = await stage.RunAsync();
        await database.ExecuteAsync(SharedBank.Row(SharedBank.Ann, "https://x.test/a.jpg", "2026-01-01", true));
        var calm = await stage.RunAsync();
        await using var disturbed = new SyncStage(sandbox, database) { Meanwhile = ApproveAsync };
        var busy = await disturbed.RunAsync();

        CheckOf(empty, "face_bank", "approved_untouched")
            .Observed.ShouldStartWith("the bank has no approved row at all");
        CheckOf(calm, "rerun", "approved_untouched").Observed.ShouldContain("so are 1 of others");
        CheckOf(busy, "face_bank", "approved_untouched").Verdict.ShouldBe(GateVerdict.NotJudged);
        CheckOf(busy, "rerun", "approved_untouched").Observed.ShouldContain("(approved_by)");

        Task ApproveAsync(string step) =>
            step == "sync"
                ? database.ExecuteAsync("UPDATE screenalytics.face_bank_images SET approved_by = 'ann' WHERE approved")
                : Task.CompletedTask;
    }

    [Fact]
    public async Task A_gate_s_runs_are_no_history_and_no_target()
    {
        var sandbox = await StartAsync();
        await using var database = await SyncStage.MigratedAsync(Postgres, shared: false);
        await using var stage = new SyncStage(sandbox, database);

        await stage.RunAsync();

        (await database.CountAsync("screenalytics_ingest.target_state")).ShouldBe(0);
        (await database.CountAsync("screenalytics_ingest.webhook_event")).ShouldBe(0);
        (await database.CountAsync("screenalytics.person")).ShouldBe(0);
        var history = new PostgresRunHistory(database.Source, () => 0.5);
        var runs = await history.ListAsync(new RunFilter { Trigger = RunTriggers.Gate }, CancellationToken.None);
        runs.Items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Read_only_makes_the_calls_and_writes_nothing()
    {
        var sandbox = await StartAsync();
        await using var database = await SyncStage.MigratedAsync(Postgres, shared: true);
        await using var stage = new SyncStage(sandbox, database) { ReadOnly = true };

        var evidence = await stage.RunAsync();

        VerdictsOf(evidence)
            .ShouldBe(
                [
                    ("database", GateVerdict.Proven),
                    ("sync", GateVerdict.Proven),
                    ("fallback_calls", GateVerdict.Proven),
                    ("fallback_log", GateVerdict.Proven),
                    ("face_bank", GateVerdict.LeftOut),
                    ("rerun", GateVerdict.LeftOut),
                    ("restored", GateVerdict.Proven),
                ],
                Told(evidence)
            );
        (await database.CountAsync()).ShouldBe(0);
        (await database.CountAsync("screenalytics_ingest.run")).ShouldBe(0);
    }

    [Fact]
    public async Task A_log_that_does_not_tell_of_the_run_is_not_judged_with_the_setting()
    {
        var sandbox = await StartAsync();
        await using var database = await SyncStage.MigratedAsync(Postgres, shared: false);
        await using var stage = new SyncStage(sandbox, database) { Level = LogEventLevel.Warning };

        var evidence = await stage.RunAsync();

        var told = CheckOf(evidence, "fallback_log", "told");
        told.Verdict.ShouldBe(GateVerdict.NotJudged);
        told.WayOut!.ShouldContain("Log:Level");
    }

    [Fact]
    public async Task Images_that_are_all_there_already_show_no_insert()
    {
        var sandbox = await StartAsync();
        await using var database = await SyncStage.MigratedAsync(Postgres, shared: false);
        await using var stage = new SyncStage(sandbox, database) { Meanwhile = step => FileAgainAsync(step, database) };

        // A first gate that keeps nothing shows which keys are due.
        await stage.RunAsync();
        var filed = await database.CountAsync();
        var evidence = await new SyncStage(sandbox, database).RunAsync();

        filed.ShouldBeGreaterThan(0);
        VerdictOf(evidence, "sync").ShouldBe(GateVerdict.Proven);
        VerdictOf(evidence, "face_bank").ShouldBe(GateVerdict.NotJudged);
        CheckOf(evidence, "face_bank", "seeded_images").Observed.ShouldContain("were there before already");
        VerdictOf(evidence, "rerun").ShouldBe(GateVerdict.Proven);
        (await database.CountAsync()).ShouldBe(filed);
    }

    [Fact]
    public async Task Another_run_of_the_same_people_leaves_it_unjudged()
    {
        var sandbox = await StartAsync();
        await using var database = await SyncStage.MigratedAsync(Postgres, shared: false);
        await using var stage = new SyncStage(sandbox, database) { Meanwhile = BeginAnotherAsync };

        var evidence = await stage.RunAsync();

        var begins = CheckOf(evidence, "sync", "begins");
        begins.Verdict.ShouldBe(GateVerdict.NotJudged);
        begins.Observed.ShouldContain("is in flight");
        VerdictOf(evidence, "rerun").ShouldBe(GateVerdict.NotJudged);
        (await database.CountAsync()).ShouldBe(0);

        async Task BeginAnotherAsync(string step)
        {
            if (step == "database")
            {
                var other = Storage.Life.LifeRuns.OfPeople([SandboxIds.Seeded, SandboxIds.Unseeded]);
                await database.NewStore().AdmitAsync(other, CancellationToken.None);
            }
        }
    }

    [Fact]
    public async Task People_who_are_not_what_they_were_chosen_for_disprove_the_fallback()
    {
        var sandbox = await StartAsync();
        await using var database = await SyncStage.MigratedAsync(Postgres, shared: false);
        await using var stage = new SyncStage(sandbox, database)
        {
            People = new GatePeople(SandboxIds.Unseeded, SandboxIds.Seeded, null),
        };

        var evidence = await stage.RunAsync();

        VerdictOf(evidence, "sync").ShouldBe(GateVerdict.Disproven);
        CheckOf(evidence, "fallback_calls", "seeded").Observed.ShouldContain("the backend hides them");
        CheckOf(evidence, "fallback_calls", "unseeded").Observed.ShouldContain("ignores the filter");
        (await database.CountAsync()).ShouldBe(0);
    }

    // Puts copies of what the gate filed into its place, as another program would have filed it.
    private static async Task FileAgainAsync(string step, StorageDatabase database)
    {
        if (step == "rerun")
        {
            await database.ExecuteAsync(
                "CREATE TABLE kept AS SELECT person_id, s3_original_key FROM screenalytics.face_bank_images"
            );
        }
        else if (step == "restored")
        {
            await database.ExecuteAsync(
                """
                INSERT INTO screenalytics.person (id) SELECT DISTINCT person_id FROM kept;
                INSERT INTO screenalytics.face_bank_images (person_id, s3_original_key, is_seed) SELECT *, true FROM kept;
                """
            );
        }
    }
}
