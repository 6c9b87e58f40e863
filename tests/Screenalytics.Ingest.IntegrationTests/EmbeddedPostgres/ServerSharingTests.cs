using Npgsql;
using Screenalytics.Ingest.Hosting.EmbeddedPostgres;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.EmbeddedPostgres;

/// <summary>Programs that share one data folder, each a process of its own.</summary>
public sealed class ServerSharingTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Programs_that_start_at_once_share_one_server(int programs)
    {
        using var cluster = new ClusterFixture();
        var users = Enumerable
            .Range(0, programs)
            .Select(_ => UserProcess.Start(cluster.Options.DataDirectory))
            .ToList();
        try
        {
            var servers = await Task.WhenAll(users.Select(user => user.UseAsync()));

            servers.Distinct().Count().ShouldBe(1);
            await Task.WhenAll(users.Select(user => user.LeaveAsync()));
            File.Exists(cluster.Layout.PostmasterFile).ShouldBeFalse();
            await using var server = await cluster.StartAsync();
            (await ClusterFixture.QueryAsync(server.ConnectionString, "SELECT count(*) FROM users")).ShouldBe(
                (long)programs
            );
        }
        finally
        {
            users.ForEach(user => user.Dispose());
        }
    }

    [Fact]
    public async Task A_program_that_leaves_does_not_stop_the_server_of_one_that_stays()
    {
        using var cluster = new ClusterFixture();
        using var worker = UserProcess.Start(cluster.Options.DataDirectory);
        var server = await worker.UseAsync();
        using var command = UserProcess.Start(cluster.Options.DataDirectory);
        (await command.UseAsync()).ShouldBe(server);

        await command.LeaveAsync();

        PostmasterFile.Read(cluster.Layout)!.Status.ShouldBe(PostmasterFile.Ready);
        await worker.LeaveAsync();
        PostmasterFile.Read(cluster.Layout).ShouldBeNull();
    }

    [Fact]
    public async Task The_starter_may_leave_first()
    {
        using var cluster = new ClusterFixture();
        using var starter = UserProcess.Start(cluster.Options.DataDirectory);
        await starter.UseAsync();
        await using var server = await cluster.StartAsync();

        await starter.LeaveAsync();

        (await ClusterFixture.QueryAsync(server.ConnectionString, "SELECT count(*) FROM users")).ShouldBe(1L);
    }

    [Fact]
    public async Task The_server_of_a_killed_program_is_used_again_and_then_stopped()
    {
        using var cluster = new ClusterFixture();
        using var killed = UserProcess.Start(cluster.Options.DataDirectory);
        var orphan = await killed.UseAsync();
        await killed.KillAsync();

        await using (var server = await cluster.StartAsync())
        {
            server.ProcessId.ShouldBe(orphan);
            (await ClusterFixture.QueryAsync(server.ConnectionString, "SELECT count(*) FROM users")).ShouldBe(1L);
        }

        PostmasterFile.Read(cluster.Layout).ShouldBeNull();
    }

    [Fact]
    public async Task A_killed_server_is_started_once_for_all_who_come()
    {
        using var cluster = new ClusterFixture();
        using var killed = UserProcess.Start(cluster.Options.DataDirectory);
        var dead = await killed.UseAsync();
        await killed.KillAsync();
        Servers.Kill(cluster.Options.DataDirectory);
        using var one = UserProcess.Start(cluster.Options.DataDirectory);
        using var two = UserProcess.Start(cluster.Options.DataDirectory);

        var servers = await Task.WhenAll(one.UseAsync(), two.UseAsync());

        servers.Distinct().ShouldHaveSingleItem().ShouldNotBe(dead);
        await one.LeaveAsync();
        await two.LeaveAsync();
    }

    [Fact]
    public async Task A_program_killed_while_it_makes_the_data_leaves_nothing_half_done()
    {
        using var cluster = new ClusterFixture();
        using (var killed = UserProcess.Start(cluster.Options.DataDirectory))
        {
            SpinWait
                .SpinUntil(() => Drafts(cluster).Any(), TimeSpan.FromSeconds(60))
                .ShouldBeTrue("initdb did not begin");
            await killed.KillAsync();
        }

        Directory.Exists(cluster.Layout.Data).ShouldBeFalse();
        await using var server = await cluster.StartAsync();

        (await ClusterFixture.QueryAsync(server.ConnectionString, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_set_in_the_environment_changes_nothing()
    {
        using var cluster = new ClusterFixture();
        using var user = UserProcess.Start(
            cluster.Options.DataDirectory,
            environment:
            [
                ("PGDATA", "/nonexistent"),
                ("PGHOST", "192.0.2.1"),
                ("PGPORT", "1"),
                ("PGUSER", "nobody"),
                ("PGDATABASE", "none"),
                ("PGPASSWORD", "wrong"),
                ("PGOPTIONS", "-c no_such_setting=1"),
                ("PGTZ", "Nowhere/None"),
                ("PGCLIENTENCODING", "SQL_ASCII"),
                ("PGSSLMODE", "verify-full"),
                ("PGSSLNEGOTIATION", "direct"),
                ("PGGSSENCMODE", "require"),
                ("PGREQUIREAUTH", "none"),
                ("PGTARGETSESSIONATTRS", "standby"),
                ("PGPASSFILE", "/nonexistent"),
                ("LC_ALL", "xx_YY.bogus"),
                ("LANG", "tr_TR.UTF-8"),
                ("TZ", "Nowhere/None"),
            ]
        );

        await user.UseAsync();
        await user.LeaveAsync();
    }

    private static IEnumerable<string> Drafts(ClusterFixture cluster) =>
        Directory.Exists(cluster.Layout.Cluster)
            ? Directory.EnumerateDirectories(cluster.Layout.Cluster, "data.new-*")
            : [];
}
