using Npgsql;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Sync;
using static Screenalytics.Ingest.IntegrationTests.Storage.SharedBank;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage;

public sealed class RightsTests(PostgresFixture postgres)
{
    private const string Password = "s3cret-of-the-role";

    [Fact]
    public async Task Who_does_not_own_the_table_is_told_what_its_owner_has_to_run()
    {
        await using var owner = await CreateAsync(postgres, SchemaWithPeople);
        var role = await NewRoleAsync(owner, "BYPASSRLS");
        await owner.ExecuteAsync($"GRANT USAGE ON SCHEMA screenalytics TO {role}");
        await using var user = As(owner, role);

        var result = await user.Migrator.ApplyAsync(CancellationToken.None);
        var stop = await Should.ThrowAsync<RunStoppedException>(() =>
            user.NewStore().CheckReadyAsync(forWriting: true, CancellationToken.None)
        );

        result.Succeeded.ShouldBeFalse();
        var rights = result.Plan.Obstacles.Single(obstacle => obstacle.Code == "rights");
        rights.Message.ShouldContain(role);
        rights.Message.ShouldContain("owning screenalytics.face_bank_images");
        rights.Sql.ShouldBe(result.Plan.Sql);
        stop.Code.ShouldBe(FailureCode.DatabaseNotReady);
        stop.Message.ShouldNotContain(Password);

        foreach (var statement in Statements(result.Plan.Sql))
        {
            await owner.ExecuteAsync(statement);
        }

        (await user.Check.RunAsync(CancellationToken.None)).Ready.ShouldBeTrue();
        (await user.Migrator.ApplyAsync(CancellationToken.None)).Plan.UpToDate.ShouldBeTrue();
        (await user.FileAsync(Guid.NewGuid(), Seeded(Ann, "k")))[0].InsertedCount.ShouldBe(1);
        (await user.FileAsync(Guid.NewGuid(), Seeded(Ann, "k", "l")))[0].InsertedCount.ShouldBe(1);
    }

    [Fact]
    public async Task Who_may_not_create_in_an_empty_database_is_told_what_to_run()
    {
        await using var owner = await CreateAsync(postgres);
        var role = await NewRoleAsync(owner);
        await using var user = As(owner, role);

        var result = await user.Migrator.ApplyAsync(CancellationToken.None);
        result.Succeeded.ShouldBeFalse();
        result.Plan.Obstacles.ShouldHaveSingleItem().Message.ShouldContain("CREATE on the database");

        await owner.ExecuteAsync(result.Plan.Sql);
        (await user.Check.RunAsync(CancellationToken.None)).Ready.ShouldBeTrue();
        (await user.FileAsync(Guid.NewGuid(), Seeded(Ann, "k")))[0].InsertedCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_right_that_is_lacking_is_named_before_a_sync_begins()
    {
        await using var owner = await CreateMigratedAsync(postgres, SchemaWithPeople);
        var role = await NewRoleAsync(owner, "BYPASSRLS");
        await owner.ExecuteAsync(
            $"""
            GRANT USAGE ON SCHEMA screenalytics, screenalytics_ingest TO {role};
            GRANT SELECT, INSERT ON screenalytics.face_bank_images TO {role};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA screenalytics_ingest TO {role};
            REVOKE UPDATE ON screenalytics_ingest.run_part_epoch FROM {role};
            REVOKE EXECUTE ON FUNCTION screenalytics_ingest.hold_fence FROM public;
            """
        );
        await using var user = As(owner, role);

        var stop = await Should.ThrowAsync<RunStoppedException>(() =>
            user.NewStore().CheckReadyAsync(forWriting: true, CancellationToken.None)
        );
        stop.Message.ShouldContain("UPDATE (is_seed) on screenalytics.face_bank_images");
        stop.Message.ShouldContain("UPDATE on screenalytics_ingest.run_part_epoch");
        stop.Message.ShouldContain("EXECUTE on screenalytics_ingest.hold_fence");

        await owner.ExecuteAsync(
            $"""
            GRANT UPDATE (is_seed) ON screenalytics.face_bank_images TO {role};
            GRANT UPDATE ON screenalytics_ingest.run_part_epoch TO {role};
            GRANT EXECUTE ON FUNCTION screenalytics_ingest.hold_fence TO {role};
            """
        );
        await user.NewStore().CheckReadyAsync(forWriting: true, CancellationToken.None);
    }

    [Fact]
    public async Task What_only_a_worker_lacks_is_named_and_stops_no_sync()
    {
        await using var owner = await CreateMigratedAsync(postgres, SchemaWithPeople);
        var role = await NewRoleAsync(owner, "BYPASSRLS");
        await owner.ExecuteAsync(
            $"""
            GRANT USAGE ON SCHEMA screenalytics, screenalytics_ingest TO {role};
            GRANT SELECT, INSERT, UPDATE ON screenalytics.face_bank_images TO {role};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA screenalytics_ingest TO {role};
            REVOKE UPDATE, DELETE ON screenalytics_ingest.qrtz_triggers FROM {role};
            REVOKE DELETE ON screenalytics_ingest.run FROM {role};
            """
        );
        await using var user = As(owner, role);

        var report = await user.Check.RunAsync(CancellationToken.None);

        report.Ready.ShouldBeTrue();
        var finding = report.Findings.Single(finding => finding.Code == "worker_rights");
        finding.Level.ShouldBe(CheckLevel.Warning);
        finding.Message.ShouldContain("UPDATE, DELETE on screenalytics_ingest.qrtz_triggers");
        finding.Message.ShouldContain("DELETE on screenalytics_ingest.run");
        await owner.ExecuteAsync(finding.Sql!);
        (await user.Check.RunAsync(CancellationToken.None))
            .Findings.Single(finding => finding.Code == "worker_rights")
            .Level.ShouldBe(CheckLevel.Ok);
    }

    [Fact]
    public async Task A_wrong_password_is_said_without_the_password()
    {
        await using var owner = await CreateAsync(postgres);
        var role = await NewRoleAsync(owner);
        await using var user = As(owner, role, "another-" + Password);

        var stop = await Should.ThrowAsync<RunStoppedException>(() => user.Check.RunAsync(CancellationToken.None));

        stop.Code.ShouldBe(FailureCode.DatabaseUnauthorized);
        stop.ToString().ShouldNotContain(Password);
    }

    internal static async Task<string> NewRoleAsync(StorageDatabase owner, string attributes = "")
    {
        var role = $"role_{Guid.NewGuid():n}";
        await owner.ExecuteAsync($"CREATE ROLE {role} LOGIN PASSWORD '{Password}' {attributes}");
        return role;
    }

    internal static StorageDatabase As(StorageDatabase owner, string role, string password = Password) =>
        Open(
            new NpgsqlConnectionStringBuilder(owner.ConnectionString)
            {
                Username = role,
                Password = password,
            }.ConnectionString
        );

    // What psql would do with the script: the transactions whole, the index builds one by one.
    private static IEnumerable<string> Statements(string script)
    {
        foreach (var part in script.Split("-- Outside of any transaction:\n"))
        {
            var alone = part.StartsWith("CREATE UNIQUE INDEX", StringComparison.Ordinal);
            var end = alone ? part.IndexOf(';') + 1 : 0;
            if (alone)
            {
                yield return part[..end];
            }

            yield return part[end..];
        }
    }
}
