using System.Diagnostics;
using Screenalytics.Ingest.Diagnostics.Files;
using Screenalytics.Ingest.Hosting.EmbeddedPostgres;

namespace Screenalytics.Ingest.IntegrationTests.EmbeddedPostgres;

public sealed class ServerFailureTests
{
    [Fact]
    public async Task Without_a_server_the_install_command_is_told()
    {
        using var cluster = new ClusterFixture();
        // A client alone is no server.
        await File.WriteAllTextAsync(Path.Combine(cluster.Folder, "psql"), "");
        var options = cluster.Options with { SearchFolders = [cluster.Folder, "/nonexistent"] };

        var e = await cluster.FailToStartAsync(options);

        e.Failure.ShouldBe(EmbeddedPostgresFailure.NotInstalled);
        e.Message.ShouldContain(InstallCommand.ForThisMachine());
        Directory.Exists(cluster.Layout.Data).ShouldBeFalse();
    }

    [Fact]
    public async Task Data_of_another_version_is_left_alone()
    {
        using var cluster = new ClusterFixture();
        await cluster.MakeDataAsync();
        var installed = (await File.ReadAllTextAsync(cluster.Layout.Version)).Trim();
        await File.WriteAllTextAsync(cluster.Layout.Version, "9\n");

        var e = await cluster.FailToStartAsync();

        e.Failure.ShouldBe(EmbeddedPostgresFailure.VersionMismatch);
        e.Message.ShouldContain("is of PostgreSQL 9");
        e.Message.ShouldContain(installed);
        e.Message.ShouldContain("pg_upgrade");
    }

    [Fact]
    public async Task A_lost_password_is_named()
    {
        using var cluster = new ClusterFixture();
        await cluster.MakeDataAsync();
        File.Delete(cluster.Layout.Password);

        var e = await cluster.FailToStartAsync();

        e.Failure.ShouldBe(EmbeddedPostgresFailure.PasswordMissing);
        e.Message.ShouldContain(cluster.Layout.Password);
    }

    [Fact]
    public async Task A_wrong_password_is_named_and_the_server_not_left_running()
    {
        using var cluster = new ClusterFixture();
        await cluster.MakeDataAsync();
        await File.WriteAllTextAsync(cluster.Layout.Password, "another one");

        var e = await cluster.FailToStartAsync();

        e.Failure.ShouldBe(EmbeddedPostgresFailure.PasswordMissing);
        e.Message.ShouldNotContain("another one");
        File.Exists(cluster.Layout.PostmasterFile).ShouldBeFalse();
    }

    [Fact]
    public async Task A_folder_of_other_things_is_not_taken_for_data()
    {
        using var cluster = new ClusterFixture();
        await cluster.MakeDataAsync();
        File.Delete(cluster.Layout.Version);

        var e = await cluster.FailToStartAsync();

        e.Failure.ShouldBe(EmbeddedPostgresFailure.FolderUnusable);
        e.Message.ShouldContain("holds no PostgreSQL data");
    }

    [Fact]
    public async Task A_server_that_does_not_start_shows_the_end_of_its_log()
    {
        using var cluster = new ClusterFixture();
        await cluster.MakeDataAsync();
        var password = await File.ReadAllTextAsync(cluster.Layout.Password);
        await File.AppendAllTextAsync(
            Path.Combine(cluster.Layout.Data, "postgresql.auto.conf"),
            $"no_such_setting = '{password}'\n"
        );

        var e = await cluster.FailToStartAsync();

        e.Failure.ShouldBe(EmbeddedPostgresFailure.ToolFailed);
        e.Message.ShouldContain("no_such_setting");
        e.Message.ShouldContain(cluster.Layout.Log);
        e.Message.ShouldNotContain(password);
    }

    [Fact]
    public async Task A_copy_of_the_data_is_not_mistaken_for_the_original_that_runs()
    {
        using var cluster = new ClusterFixture();
        await using var original = await cluster.StartAsync();
        var copy = cluster.Options with { DataDirectory = cluster.Options.DataDirectory + "-copy" };
        using (var copying = Process.Start("cp", ["-a", cluster.Options.DataDirectory, copy.DataDirectory]))
        {
            await copying.WaitForExitAsync();
        }

        var e = await cluster.FailToStartAsync(copy);

        e.Failure.ShouldBe(EmbeddedPostgresFailure.FolderUnusable);
        e.Message.ShouldContain($"process {original.ProcessId}");
        e.Message.ShouldContain(new ClusterLayout(copy.DataDirectory).PostmasterFile);
    }

    [Fact]
    public async Task A_start_that_takes_too_long_says_so()
    {
        using var cluster = new ClusterFixture();
        await cluster.MakeDataAsync();
        using var busy = FileLock.TryTake(cluster.Layout.Lock);

        var e = await cluster.FailToStartAsync(cluster.Options with { StartTimeout = TimeSpan.FromMilliseconds(100) });

        e.Failure.ShouldBe(EmbeddedPostgresFailure.TimedOut);
    }

    [Fact]
    public async Task A_data_folder_that_can_not_be_entered_is_named()
    {
        // As root it is the server's account that can't pass, as it can't pass root's home; else it is this program.
        using var cluster = new ClusterFixture("closed/data");
        var closed = Path.Combine(cluster.Folder, "closed");
        Directory.CreateDirectory(
            closed,
            Posix.IsRoot ? UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute : UnixFileMode.None
        );

        var e = await cluster.FailToStartAsync();
        File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        e.Failure.ShouldBe(EmbeddedPostgresFailure.FolderUnusable);
        e.Message.ShouldContain(closed);
        e.Message.ShouldContain("--data-dir");
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_named()
    {
        using var cluster = new ClusterFixture();
        await File.WriteAllTextAsync(cluster.Options.DataDirectory, "");

        var e = await cluster.FailToStartAsync();

        e.Failure.ShouldBe(EmbeddedPostgresFailure.FolderUnusable);
        e.Message.ShouldContain(cluster.Options.DataDirectory);
    }
}
