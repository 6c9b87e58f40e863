using System.Text.RegularExpressions;
using Screenalytics.Ingest.Storage.Schedules;

namespace Screenalytics.Ingest.Tests.Storage;

public sealed partial class QuartzTablesTests
{
    [Fact]
    public void The_tables_are_those_that_the_package_makes_in_our_schema()
    {
        var sql = QuartzTables.ReadSql();

        Made().Matches(sql).Select(match => match.Groups[1].Value).ShouldBe(QuartzTables.All);
        sql.ShouldNotContain("{");
        sql.ShouldNotContain("--");
    }

    // Another text means another release: those tables that are there need a migration that brings them up to it.
    [Fact]
    public void The_package_defines_the_columns_that_the_migration_was_written_for() =>
        Column().Count(QuartzTables.ReadSql()).ShouldBe(155);

    [GeneratedRegex(@"CREATE TABLE IF NOT EXISTS screenalytics_ingest\.(qrtz_\w+)")]
    private static partial Regex Made();

    [GeneratedRegex(@"^  [a-z0-9_]+ (text|bool|bytea|bigint|integer|smallint|numeric|varchar)", RegexOptions.Multiline)]
    private static partial Regex Column();
}
