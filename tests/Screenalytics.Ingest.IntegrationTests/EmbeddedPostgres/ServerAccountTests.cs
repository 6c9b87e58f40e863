using Screenalytics.Ingest.Hosting.EmbeddedPostgres;

namespace Screenalytics.Ingest.IntegrationTests.EmbeddedPostgres;

/// <summary>Root and ordinary users; as an ordinary user every other test here covers the second.</summary>
public sealed class ServerAccountTests
{
    [Fact]
    public async Task An_ordinary_user_runs_the_server_as_itself()
    {
        using var cluster = new ClusterFixture("users/data");
        if (!Posix.IsRoot)
        {
            await cluster.MakeDataAsync();
            Posix.FactsOf(cluster.Layout.Data)!.Value.OwnerId.ShouldBe(Posix.UserId);
            return;
        }

        var nobody = Posix.AccountNamed("nobody").ShouldNotBeNull();
        var home = Path.Combine(cluster.Folder, "users");
        ClusterFolders.CreateMissing(
            home,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            nobody
        );
        var program = CopyOfTheProgram();
        using var user = UserProcess.Start(cluster.Options.DataDirectory, nobody.Name, program, ("HOME", home));

        var server = await user.UseAsync();

        Posix.FactsOf($"/proc/{server}")!.Value.OwnerId.ShouldBe(nobody.UserId);
        Posix.FactsOf(cluster.Layout.Password)!.Value.OwnerId.ShouldBe(nobody.UserId);
        await user.LeaveAsync();
        Directory.Delete(program, recursive: true);
        PostmasterFile.Read(cluster.Layout).ShouldBeNull();

        // And root keeps its hands off what is somebody else's.
        var e = await cluster.FailToStartAsync();
        e.Failure.ShouldBe(EmbeddedPostgresFailure.FolderOfAnotherAccount);
        e.Message.ShouldContain(nobody.Name);
    }

    [Fact]
    public async Task What_root_writes_lies_apart_from_what_the_servers_account_writes()
    {
        using var cluster = new ClusterFixture();
        await cluster.MakeDataAsync();

        Posix.FactsOf(cluster.Layout.Root)!.Value.OwnerId.ShouldBe(Posix.UserId);
        Posix.FactsOf(cluster.Layout.Leases)!.Value.OwnerId.ShouldBe(Posix.UserId);
        var server = Posix.FactsOf(cluster.Layout.Cluster)!.Value;
        server.OwnerId.ShouldBe(ServerAccount.For(cluster.Layout)?.UserId ?? Posix.UserId);
        server.OwnerId.ShouldNotBe(0u);
    }

    // The build's folder may lie where an ordinary user can't go.
    private static string CopyOfTheProgram()
    {
        var copy = Directory.CreateTempSubdirectory("screenalytics-program-").FullName;
        File.SetUnixFileMode(copy, File.GetUnixFileMode(copy) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }
}
