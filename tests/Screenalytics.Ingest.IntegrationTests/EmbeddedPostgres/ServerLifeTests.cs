using System.Diagnostics;
using Npgsql;
using Screenalytics.Ingest.Diagnostics.Files;
using Screenalytics.Ingest.Hosting.EmbeddedPostgres;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.EmbeddedPostgres;

public sealed class ServerLifeTests
{
    [Fact]
    public async Task Data_is_kept_between_runs_and_the_server_is_down_in_between()
    {
        using var cluster = new ClusterFixture();

        await cluster.MakeDataAsync("CREATE TABLE t AS SELECT 7 AS id");

        File.Exists(cluster.Layout.PostmasterFile).ShouldBeFalse();
        await using var server = await cluster.StartAsync();
        (await ClusterFixture.QueryAsync(server.ConnectionString, "SELECT id FROM t")).ShouldBe(7);
    }

    [Fact]
    public async Task A_killed_server_is_recovered_at_the_next_start()
    {
        using var cluster = new ClusterFixture();
        await using var first = await cluster.StartAsync();
        await ClusterFixture.QueryAsync(first.ConnectionString, "CREATE TABLE t AS SELECT 7 AS id");

        Servers.Kill(cluster.Options.DataDirectory);

        await using var second = await cluster.StartAsync();
        second.ProcessId.ShouldNotBe(first.ProcessId);
        (await ClusterFixture.QueryAsync(second.ConnectionString, "SELECT id FROM t")).ShouldBe(7);
    }

    [Fact]
    public async Task A_killed_server_is_recovered_for_the_program_that_uses_it()
    {
        using var cluster = new ClusterFixture();
        await using var server = await cluster.StartAsync();
        var before = server.ConnectionString;
        Servers.Kill(cluster.Options.DataDirectory);

        await server.EnsureRunningAsync();

        server.ConnectionString.ShouldBe(before);
        (await ClusterFixture.QueryAsync(before, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_stale_postmaster_file_that_names_a_living_program_is_no_server()
    {
        using var cluster = new ClusterFixture();
        await cluster.MakeDataAsync();
        // As after a reboot: the number of the killed server is another program's now.
        await File.WriteAllTextAsync(
            cluster.Layout.PostmasterFile,
            $"{Environment.ProcessId}\n{cluster.Layout.Data}\n1700000000\n5432\n{cluster.Layout.Socket}\n\n\nready\n"
        );

        await using var server = await cluster.StartAsync();

        server.ProcessId.ShouldNotBe(Environment.ProcessId);
        (await ClusterFixture.QueryAsync(server.ConnectionString, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_server_whose_process_can_not_be_seen_is_found_by_its_socket()
    {
        using var cluster = new ClusterFixture();
        await using var first = await cluster.StartAsync();
        // As for a program in another container on the same folder: the number means nothing there.
        var lines = await File.ReadAllLinesAsync(cluster.Layout.PostmasterFile);
        await File.WriteAllLinesAsync(cluster.Layout.PostmasterFile, lines.Skip(1).Prepend($"{Environment.ProcessId}"));

        await using var second = await cluster.StartAsync();

        (await ClusterFixture.QueryAsync(second.ConnectionString, "SELECT count(*) FROM pg_database")).ShouldBe(4L);
        await File.WriteAllLinesAsync(cluster.Layout.PostmasterFile, lines);
    }

    [Fact]
    public async Task A_server_that_waits_for_its_clients_to_leave_is_replaced()
    {
        using var cluster = new ClusterFixture();
        await using var first = await cluster.StartAsync();
        await using var source = NpgsqlDataSource.Create(first.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        // What a service manager sends to every process of a service.
        using (var kill = Process.Start("kill", ["-TERM", $"{first.ProcessId}"]))
        {
            await kill.WaitForExitAsync();
        }

        SpinWait
            .SpinUntil(
                () => PostmasterFile.Read(cluster.Layout)?.Status == PostmasterFile.Stopping,
                TimeSpan.FromSeconds(30)
            )
            .ShouldBeTrue();

        await using var second = await cluster.StartAsync();

        second.ProcessId.ShouldNotBe(first.ProcessId);
        (await ClusterFixture.QueryAsync(second.ConnectionString, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_half_made_cluster_is_made_anew()
    {
        using var cluster = new ClusterFixture();
        await cluster.MakeDataAsync();
        Directory.Delete(cluster.Layout.Data, recursive: true);
        var draft = Directory.CreateDirectory(Path.Combine(cluster.Layout.Cluster, "data.new-0123"));
        await File.WriteAllTextAsync(Path.Combine(draft.FullName, "PG_VERSION"), "15");
        var password = Path.Combine(cluster.Layout.Root, "initdb-password-0123");
        await File.WriteAllTextAsync(password, "left behind");

        await using var server = await cluster.StartAsync();

        (await ClusterFixture.QueryAsync(server.ConnectionString, "SELECT 1")).ShouldBe(1);
        draft.Refresh();
        draft.Exists.ShouldBeFalse();
        File.Exists(password).ShouldBeFalse();
    }

    [Fact]
    public async Task Databases_are_created_when_missing()
    {
        using var cluster = new ClusterFixture();
        await using var server = await cluster.StartAsync();

        var strings = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => server.ConnectionStringForAsync("a \"quoted\" name"))
        );

        strings.Distinct().Count().ShouldBe(1);
        (await ClusterFixture.QueryAsync(strings[0], "SELECT current_database()")).ShouldBe("a \"quoted\" name");
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_not_told_of_a_time_out()
    {
        using var cluster = new ClusterFixture();
        await cluster.MakeDataAsync();
        using var busy = FileLock.TryTake(cluster.Layout.Lock);
        using var caller = new CancellationTokenSource();

        var start = EmbeddedPostgresServer.StartAsync(cluster.Options, cancellationToken: caller.Token);
        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => start);
    }
}
