using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Storage;
using static Screenalytics.Ingest.IntegrationTests.Storage.SharedBank;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage;

public sealed class RowSecurityTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("", "", false)]
    [InlineData("BYPASSRLS", "", true)]
    [InlineData("", "GRANT {service} TO {role}", true)]
    [InlineData("NOINHERIT", "GRANT {service} TO {role}", false)]
    [InlineData("", "CREATE POLICY p ON {bank} TO {role} USING (true) WITH CHECK (true)", true)]
    [InlineData("", "CREATE POLICY p ON {bank} USING (true)", true)]
    [InlineData("", "CREATE POLICY p ON {bank} FOR SELECT USING (true)", false)]
    [InlineData("", "CREATE POLICY p ON {bank} TO {role} USING (is_seed)", false)]
    [InlineData(
        "",
        "CREATE POLICY p ON {bank} USING (true); CREATE POLICY q ON {bank} AS RESTRICTIVE USING (is_seed)",
        false
    )]
    [InlineData("", "ALTER TABLE {bank} OWNER TO {role}", true)]
    [InlineData("", "ALTER TABLE {bank} OWNER TO {role}; ALTER TABLE {bank} FORCE ROW LEVEL SECURITY", false)]
    [InlineData("", "ALTER TABLE {bank} DISABLE ROW LEVEL SECURITY", true)]
    public async Task A_role_that_rows_are_hidden_from_is_found_out(string attributes, string change, bool ready)
    {
        await using var owner = await CreateMigratedAsync(postgres, SchemaWithPeople + Row(Ann, "there", "2025-01-01"));
        var service = $"service_{Guid.NewGuid():n}";
        var role = await RightsTests.NewRoleAsync(owner, attributes);
        await owner.ExecuteAsync(
            $"""
            CREATE ROLE {service} NOLOGIN;
            CREATE POLICY service_role_all ON screenalytics.face_bank_images TO {service} USING (true) WITH CHECK (true);
            GRANT USAGE ON SCHEMA screenalytics, screenalytics_ingest TO {role};
            GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA screenalytics, screenalytics_ingest TO {role};
            """
        );
        var sql = change
            .Replace("{service}", service)
            .Replace("{role}", role)
            .Replace("{bank}", "screenalytics.face_bank_images");
        if (sql.Length > 0)
        {
            await owner.ExecuteAsync(sql);
        }

        await using var user = RightsTests.As(owner, role);
        var check = await user.Check.RunAsync(CancellationToken.None);

        var finding = check.Findings.Single(found => found.Code == "row_security");
        finding.Level.ShouldBe(ready ? CheckLevel.Ok : CheckLevel.Failed);
        if (ready)
        {
            (await user.FileAsync(Guid.NewGuid(), Seeded(Ann, "there", "new")))[0].Inserted.ShouldBe(0b10u);
        }
        else
        {
            finding.Message.ShouldContain(role);
            check.Ready.ShouldBeFalse();
            await owner.ExecuteAsync(finding.Sql!);
        }
    }

    [Fact]
    public async Task The_policy_that_the_check_prints_opens_the_table()
    {
        await using var owner = await CreateMigratedAsync(postgres, SchemaWithPeople + Row(Ann, "there", "2025-01-01"));
        var role = await RightsTests.NewRoleAsync(owner);
        await using var user = RightsTests.As(owner, role);

        // First the rights, then row-level security: each finding's SQL mends its own.
        for (var round = 0; round < 2; round++)
        {
            foreach (var finding in (await user.Check.RunAsync(CancellationToken.None)).Findings)
            {
                if (finding.Sql is not null && finding.Code is "rights" or "row_security" or "ledger")
                {
                    await owner.ExecuteAsync(
                        "DROP POLICY IF EXISTS screenalytics_ingest_all ON screenalytics.face_bank_images"
                    );
                    await owner.ExecuteAsync(finding.Sql!);
                }
            }
        }

        (await user.Check.RunAsync(CancellationToken.None)).Ready.ShouldBeTrue();
        (await user.FileAsync(Guid.NewGuid(), Seeded(Ann, "there", "new")))[0].Inserted.ShouldBe(0b10u);
    }
}
