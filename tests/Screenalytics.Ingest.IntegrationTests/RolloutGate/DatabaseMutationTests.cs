using Npgsql;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.IntegrationTests.Sandbox;
using Screenalytics.Ingest.IntegrationTests.Storage;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using static Screenalytics.Ingest.IntegrationTests.RolloutGate.StageChecks;

namespace Screenalytics.Ingest.IntegrationTests.RolloutGate;

/// <summary>No way in which the database is wrong survives the gate, and nothing that the gate files stays.</summary>
public sealed class DatabaseMutationTests(PostgresFixture postgres) : SandboxTest(postgres)
{
    private const string Password = "s3cret-of-the-role";

    public static TheoryData<string> Names => [.. BankMutations.All.Select(mutation => mutation.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_found_at_its_step_with_its_cause(string name)
    {
        var mutation = BankMutations.All.Single(one => one.Name == name);
        var sandbox = await StartAsync();
        await using var migrated = await SyncStage.MigratedAsync(Postgres, mutation.Shared);
        await migrated.ExecuteAsync(mutation.Sql);
        await using var database = StorageDatabase.Open(migrated.ConnectionString, TimeSpan.FromSeconds(5));
        var before = mutation.Files ? await BankAsync(database) : [];
        await using var stage = new SyncStage(sandbox, database);

        var evidence = await stage.RunAsync();

        var disproven = evidence.Steps.First(step => step.Verdict == GateVerdict.Disproven);
        disproven.Id.ShouldBe(mutation.Step, Told(evidence));
        disproven
            .Checks.Where(check => check.Verdict == GateVerdict.Disproven)
            .ShouldContain(check => check.Observed.Contains(mutation.Cause), Told(evidence));
        if (!mutation.Files)
        {
            VerdictOf(evidence, "sync").ShouldBe(GateVerdict.NotJudged);
            CheckOf(evidence, "restored", "nothing_changed").Verdict.ShouldBe(GateVerdict.Proven);
        }
        else if (!mutation.LeavesTraces)
        {
            (await BankAsync(database)).ShouldBe(before);
        }
    }

    [Fact]
    public async Task Rows_that_vanish_after_the_commit_are_imported_again()
    {
        var sandbox = await StartAsync();
        await using var database = await SyncStage.MigratedAsync(Postgres, shared: true);
        await using var stage = new SyncStage(sandbox, database)
        {
            Meanwhile = async step =>
            {
                if (step == "face_bank")
                {
                    await database.ExecuteAsync(
                        $"DELETE FROM screenalytics.face_bank_images WHERE person_id = '{SandboxIds.Unseeded}'"
                    );
                }
            },
        };

        var evidence = await stage.RunAsync();

        VerdictOf(evidence, "face_bank").ShouldBe(GateVerdict.Proven, Told(evidence));
        CheckOf(evidence, "rerun", "imported").Verdict.ShouldBe(GateVerdict.Disproven);
        CheckOf(evidence, "rerun", "imported").Observed.ShouldContain("5 were imported again");
        (await database.CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("SELECT", "rights", "SELECT")]
    [InlineData("INSERT", "rights", "INSERT")]
    [InlineData("UPDATE", "rights", "UPDATE")]
    [InlineData("POLICY", "row_security", "would look missing")]
    public async Task A_right_that_a_sync_needs_is_named_and_nothing_is_filed(
        string missing,
        string check,
        string cause
    )
    {
        var sandbox = await StartAsync();
        await using var owner = await SyncStage.MigratedAsync(Postgres, shared: true);
        await using var user = await RoleAsync(owner, missing, missing == "POLICY" ? "false" : "true");
        await using var stage = new SyncStage(sandbox, user);

        var evidence = await stage.RunAsync();

        var found = CheckOf(evidence, "database", check);
        (found.Verdict, found.Observed.Contains(cause)).ShouldBe((GateVerdict.Disproven, true), found.Observed);
        VerdictOf(evidence, "sync").ShouldBe(GateVerdict.NotJudged);
        (await owner.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_could_not_be_removed_again_is_not_filed_and_the_grant_is_told()
    {
        var sandbox = await StartAsync();
        await using var owner = await SyncStage.MigratedAsync(Postgres, shared: true);
        await using var user = await RoleAsync(owner, "DELETE", "true");
        await using var stage = new SyncStage(sandbox, user);

        var evidence = await stage.RunAsync();
        VerdictOf(evidence, "database").ShouldBe(GateVerdict.Proven, Told(evidence));
        var removal = CheckOf(evidence, "sync", "removal");
        removal.Verdict.ShouldBe(GateVerdict.NotJudged);
        (await owner.CountAsync("screenalytics_ingest.run")).ShouldBe(0);

        await owner.ExecuteAsync(removal.WayOut![(removal.WayOut!.IndexOf(':') + 1)..]);
        var again = await stage.RunAsync();
        again.Verdict.ShouldBe(GateVerdict.Proven, Told(again));
        (await owner.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_database_that_is_away_is_named()
    {
        var sandbox = await StartAsync();
        var url = new NpgsqlConnectionStringBuilder(Postgres.AdminConnectionString) { Port = 1, Host = "127.0.0.1" };
        await using var database = StorageDatabase.Open(url.ConnectionString, TimeSpan.FromSeconds(1));
        await using var stage = new SyncStage(sandbox, database);

        var evidence = await stage.RunAsync();

        var connection = CheckOf(evidence, "database", "connection");
        connection.Verdict.ShouldBe(GateVerdict.Disproven);
        connection.Observed.ShouldContain("127.0.0.1");
        VerdictOf(evidence, "sync").ShouldBe(GateVerdict.NotJudged);
    }

    private static async Task<StorageDatabase> RoleAsync(StorageDatabase owner, string missing, string opens)
    {
        var role = $"role_{Guid.NewGuid():n}";
        var rights = string.Join(
            ", ",
            new[] { "SELECT", "INSERT", "UPDATE", "DELETE" }.Where(right => right != missing)
        );
        await owner.ExecuteAsync(
            $"""
            CREATE ROLE {role} LOGIN PASSWORD '{Password}';
            GRANT USAGE ON SCHEMA screenalytics, screenalytics_ingest TO {role};
            GRANT {rights} ON screenalytics.face_bank_images TO {role};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA screenalytics_ingest TO {role};
            CREATE POLICY opens ON screenalytics.face_bank_images TO {role} USING ({opens}) WITH CHECK (true);
            """
        );
        return StorageDatabase.Open(
            new NpgsqlConnectionStringBuilder(owner.ConnectionString)
            {
                Username = role,
                Password = Password,
            }.ConnectionString,
            TimeSpan.FromSeconds(5)
        );
    }
}
