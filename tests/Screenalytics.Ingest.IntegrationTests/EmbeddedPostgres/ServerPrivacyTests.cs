using Npgsql;
using Screenalytics.Ingest.Hosting.EmbeddedPostgres;

namespace Screenalytics.Ingest.IntegrationTests.EmbeddedPostgres;

public sealed class ServerPrivacyTests
{
    private const UnixFileMode OwnerReadsAndWrites = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task The_password_is_readable_by_its_owner_only_and_told_nowhere_else()
    {
        using var cluster = new ClusterFixture();
        await using var server = await cluster.StartAsync();
        var password = await File.ReadAllTextAsync(cluster.Layout.Password);

        File.GetUnixFileMode(cluster.Layout.Password).ShouldBe(OwnerReadsAndWrites);
        File.GetUnixFileMode(cluster.Layout.Data).ShouldBe(OwnerReadsAndWrites | UnixFileMode.UserExecute);
        File.GetUnixFileMode(cluster.Layout.Socket).ShouldBe(OwnerReadsAndWrites | UnixFileMode.UserExecute);
        (await File.ReadAllTextAsync(cluster.Layout.Log)).ShouldNotContain(password);
        (await File.ReadAllTextAsync(cluster.Layout.Settings)).ShouldNotContain(password);
        (await File.ReadAllTextAsync($"/proc/{server.ProcessId}/cmdline")).ShouldNotContain(password);
        Directory
            .EnumerateFiles(cluster.Layout.Root)
            .Select(Path.GetFileName)
            .Order()
            .ShouldBe(["lock", "password", "server.conf"]);
    }

    [Fact]
    public async Task Nobody_is_trusted_without_the_password()
    {
        using var cluster = new ClusterFixture();
        await using var server = await cluster.StartAsync();
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "wrong" };

        var e = await Should.ThrowAsync<PostgresException>(() =>
            ClusterFixture.QueryAsync(wrong.ConnectionString, "SELECT 1")
        );

        e.SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
        (
            await ClusterFixture.QueryAsync(
                server.ConnectionString,
                "SELECT rolpassword FROM pg_authid WHERE rolname = current_user"
            )
        )
            .ShouldBeOfType<string>()
            .ShouldStartWith("SCRAM-SHA-256");
    }

    [Fact]
    public async Task The_server_runs_unprivileged_and_in_a_session_of_its_own()
    {
        using var cluster = new ClusterFixture();
        await using var server = await cluster.StartAsync();

        Posix.FactsOf($"/proc/{server.ProcessId}").ShouldNotBeNull().OwnerId.ShouldNotBe(0u);
        // Ctrl-C in the terminal must reach the program and not its server.
        SessionOf($"{server.ProcessId}").ShouldNotBe(SessionOf("self"));
    }

    [Fact]
    public async Task By_default_commits_are_durable_and_only_the_socket_is_listened_on()
    {
        using var cluster = new ClusterFixture();
        await using var server = await EmbeddedPostgresServer.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = cluster.Options.DataDirectory, MaxConnections = 37 }
        );

        (await SettingAsync(server, "fsync")).ShouldBe("on");
        (await SettingAsync(server, "synchronous_commit")).ShouldBe("on");
        (await SettingAsync(server, "full_page_writes")).ShouldBe("on");
        (await SettingAsync(server, "listen_addresses")).ShouldBe("");
        (await SettingAsync(server, "max_connections")).ShouldBe("37");
        (await SettingAsync(server, "server_encoding")).ShouldBe("UTF8");
        (await SettingAsync(server, "TimeZone")).ShouldBe("UTC");
        (
            await ClusterFixture.QueryAsync(server.ConnectionString, "SELECT datcollate FROM pg_database LIMIT 1")
        ).ShouldBe("C");
    }

    [Fact]
    public async Task Where_there_are_no_sockets_it_listens_on_a_free_loopback_port()
    {
        using var cluster = new ClusterFixture();
        var options = cluster.Options with { LoopbackTcp = true };
        await using var first = await EmbeddedPostgresServer.StartAsync(options);
        await using var second = await EmbeddedPostgresServer.StartAsync(options);

        (await SettingAsync(first, "listen_addresses")).ShouldBe("127.0.0.1");
        (await SettingAsync(first, "unix_socket_directories")).ShouldBe("");
        second.ConnectionString.ShouldBe(first.ConnectionString);
    }

    private static async Task<object?> SettingAsync(EmbeddedPostgresServer server, string name) =>
        await ClusterFixture.QueryAsync(server.ConnectionString, $"SELECT current_setting('{name}')");

    // The fields after the command's name, which may hold anything, are state, parent, group, session.
    private static string SessionOf(string process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3];
    }
}
