using Screenalytics.Ingest.Hosting.EmbeddedPostgres;

namespace Screenalytics.Ingest.Tests.Hosting.EmbeddedPostgres;

public sealed class PostgresSearchPathTests
{
    [Fact]
    public void PATH_comes_first_in_its_own_order()
    {
        var folders = PostgresSearchPath.Folders(string.Join(Path.PathSeparator, "/opt/b", "", "/opt/a")).Take(2);

        folders.ShouldBe(["/opt/b", "/opt/a"]);
    }

    [Fact]
    public void A_relative_folder_on_PATH_is_passed_over() =>
        PostgresSearchPath
            .Folders("bin" + Path.PathSeparator + ".")
            .ShouldNotContain(folder => !Path.IsPathRooted(folder));

    [Fact]
    public void No_PATH_is_no_error() => Should.NotThrow(() => PostgresSearchPath.Folders(null).ToList());
}
