using Screenalytics.Ingest.Hosting.EmbeddedPostgres;

namespace Screenalytics.Ingest.IntegrationTests.EmbeddedPostgres;

public sealed class ServerPathTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly string _long = new('d', 120);

    [Theory]
    [InlineData("with a space, a 'quote', a \"double\" one")]
    [InlineData("$HOME `id` ; % \\ ü")]
    public async Task Any_folder_name_works(string name)
    {
        using var cluster = new ClusterFixture(name);
        await cluster.MakeDataAsync("CREATE TABLE t AS SELECT 7 AS id");

        await using var server = await cluster.StartAsync();

        (await ClusterFixture.QueryAsync(server.ConnectionString, "SELECT id FROM t")).ShouldBe(7);
        Directory.Delete(await File.ReadAllTextAsync(cluster.Layout.SocketRecord), recursive: true);
    }

    [Fact]
    public async Task A_long_path_gets_its_socket_in_a_short_private_folder_that_is_kept()
    {
        using var cluster = new ClusterFixture(_long);
        await cluster.MakeDataAsync();
        var first = await File.ReadAllTextAsync(cluster.Layout.SocketRecord);

        await using var server = await cluster.StartAsync();

        (await ClusterFixture.QueryAsync(server.ConnectionString, "SELECT 1")).ShouldBe(1);
        (await File.ReadAllTextAsync(cluster.Layout.SocketRecord)).ShouldBe(first);
        server.ConnectionString.ShouldContain(first);
        File.GetUnixFileMode(first).ShouldBe(OwnerOnly);
        Posix.FactsOf(first)!.Value.OwnerId.ShouldBe(Posix.FactsOf(cluster.Layout.Data)!.Value.OwnerId);
        Directory.Delete(first, recursive: true);
    }

    [Fact]
    public async Task A_recorded_socket_folder_that_others_may_enter_is_not_trusted()
    {
        using var cluster = new ClusterFixture(_long);
        await cluster.MakeDataAsync();
        var first = await File.ReadAllTextAsync(cluster.Layout.SocketRecord);
        File.SetUnixFileMode(first, OwnerOnly | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);

        await using var server = await cluster.StartAsync();

        var second = await File.ReadAllTextAsync(cluster.Layout.SocketRecord);
        second.ShouldNotBe(first);
        server.ConnectionString.ShouldContain(second);
        Directory.Delete(first, recursive: true);
        Directory.Delete(second, recursive: true);
    }
}
