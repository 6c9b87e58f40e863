using System.Net;
using System.Net.Sockets;
using Npgsql;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Sync;
using static Screenalytics.Ingest.IntegrationTests.Storage.SharedBank;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage;

public sealed class OutageTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_commit_whose_answer_is_lost_doubles_nothing_and_counts_stay_true()
    {
        await using var direct = await CreateMigratedAsync(postgres, SchemaWithPeople);
        await direct.FileAsync(Guid.NewGuid(), Seeded(Ann, "old"));
        await using var proxy = new CuttingProxy(() => Connect(direct.ConnectionString), cuts: 2);
        await using var database = Open(Through(direct.ConnectionString, proxy.Port));
        var stranger = Guid.NewGuid();
        var run = Guid.NewGuid();

        // A batch whose narrowing loses its COMMIT's answer, and one that loses it at once.
        var narrowed = await database.FileAsync(run, Seeded(Ann, "new", "old", "newer"), Seeded(stranger, "k"));
        var whole = await database.FileAsync(run, Seeded(Bob, "k", "l"));

        proxy.CutsLeft.ShouldBeLessThanOrEqualTo(0);
        narrowed.Select(commit => commit.Inserted).ShouldBe([0b101u, 0u]);
        narrowed.Select(commit => commit.Failure).ShouldBe([FailureCode.None, FailureCode.PersonUnknown]);
        whole[0].Inserted.ShouldBe(0b11u);
        (await direct.CountAsync()).ShouldBe(5);
        (await direct.CountAsync($"screenalytics_ingest.person_result WHERE run_id = '{run}'")).ShouldBe(3);
    }

    [Fact]
    public async Task A_restart_and_cut_connections_in_the_middle_lose_and_double_nothing()
    {
        await using var server = await PostgresFixture.StartPrivateAsync();
        await using var database = Open(await server.CreateDatabaseAsync());
        await database.Migrator.ApplyAsync(CancellationToken.None);
        var bank = await database.OpenBankAsync(Guid.NewGuid());
        var filed = 0;
        using var stop = new CancellationTokenSource();

        var writers = Enumerable.Range(0, 2).Select(_ => Task.Run(WriteAsync)).ToArray();
        await AfterMoreAsync(5);
        await server.CutConnectionsAsync();
        await AfterMoreAsync(5);
        await server.RestartServerAsync();
        await AfterMoreAsync(5);
        server.KillServer();
        await server.StartServerAsync();
        await AfterMoreAsync(5);
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        (await database.CountAsync()).ShouldBe(filed * 20);
        (await database.CountAsync("screenalytics_ingest.person_result")).ShouldBe(filed * 10);

        async Task WriteAsync()
        {
            while (!stop.IsCancellationRequested)
            {
                var batch = Enumerable.Range(0, 10).Select(_ => Seeded(Guid.NewGuid(), "a", "b")).ToArray();
                (await bank.FileAsync(batch, CancellationToken.None)).ShouldAllBe(commit => commit.InsertedCount == 2);
                Interlocked.Increment(ref filed);
            }
        }

        async Task AfterMoreAsync(int batches)
        {
            var target = Volatile.Read(ref filed) + batches;
            while (Volatile.Read(ref filed) < target)
            {
                writers.ShouldAllBe(writer => !writer.IsCompleted);
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task A_database_that_stays_away_ends_the_run_within_the_patience()
    {
        await using var server = await PostgresFixture.StartPrivateAsync();
        var connectionString = await server.CreateDatabaseAsync();
        await using var database = Open(connectionString, patience: TimeSpan.FromMilliseconds(300));
        await database.Migrator.ApplyAsync(CancellationToken.None);
        var bank = await database.OpenBankAsync(Guid.NewGuid());
        await server.StopServerAsync();

        var stop = await Should.ThrowAsync<RunStoppedException>(() =>
            bank.FileAsync([Seeded(Ann, "k")], CancellationToken.None)
        );

        stop.Code.ShouldBe(FailureCode.DatabaseUnavailable);
        stop.ToString().ShouldNotContain(new NpgsqlConnectionStringBuilder(connectionString).Password!);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_for_a_database_that_is_away()
    {
        await using var server = await PostgresFixture.StartPrivateAsync();
        await using var database = Open(await server.CreateDatabaseAsync(), patience: TimeSpan.FromHours(1));
        await database.Migrator.ApplyAsync(CancellationToken.None);
        var bank = await database.OpenBankAsync(Guid.NewGuid());
        await server.StopServerAsync();
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200), TimeProvider.System);

        await Should.ThrowAsync<OperationCanceledException>(() => bank.FileAsync([Seeded(Ann, "k")], cancel.Token));
    }

    [Theory]
    [InlineData("40001")]
    [InlineData("40P01")]
    [InlineData("53300")]
    [InlineData("57P03")]
    public async Task A_passing_fault_is_met_by_another_attempt(string sqlState)
    {
        await using var database = await CreateMigratedAsync(postgres);
        await database.ExecuteAsync(
            $"""
            CREATE SEQUENCE attempt;
            CREATE FUNCTION fail_twice() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF nextval('attempt') <= 2 THEN RAISE EXCEPTION 'not now' USING ERRCODE = '{sqlState}'; END IF;
                RETURN NULL;
            END $$;
            CREATE TRIGGER fail_twice AFTER INSERT ON screenalytics_ingest.person_result EXECUTE FUNCTION fail_twice();
            """
        );

        var commits = await database.FileAsync(Guid.NewGuid(), Seeded(Ann, "k"), Seeded(Bob, "k", "l"));

        commits.Select(commit => commit.InsertedCount).ShouldBe([1, 2]);
        (await database.CountAsync()).ShouldBe(3);
        (await database.ScalarAsync<long>("SELECT last_value FROM attempt")).ShouldBe(3);
    }

    [Fact]
    public async Task A_table_that_vanishes_in_the_middle_ends_the_run_and_is_named()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var bank = await database.OpenBankAsync(Guid.NewGuid());
        await database.ExecuteAsync("DROP TABLE screenalytics_ingest.person_result CASCADE");

        var stop = await Should.ThrowAsync<RunStoppedException>(() =>
            bank.FileAsync([Seeded(Ann, "k")], CancellationToken.None)
        );

        stop.Code.ShouldBe(FailureCode.DatabaseNotReady);
        stop.Message.ShouldContain("person_result");
        stop.Message.ShouldContain("db check");
        (await database.CountAsync()).ShouldBe(0);
    }

    internal static string Through(string connectionString, int port) =>
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            Host = "127.0.0.1",
            Port = port,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;

    internal static Socket Connect(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var local = settings.Host!.StartsWith('/');
        EndPoint server = local
            ? new UnixDomainSocketEndPoint(Path.Combine(settings.Host, $".s.PGSQL.{settings.Port}"))
            : new DnsEndPoint(settings.Host, settings.Port);
        var socket = new Socket(
            local ? AddressFamily.Unix : AddressFamily.InterNetwork,
            SocketType.Stream,
            local ? ProtocolType.Unspecified : ProtocolType.Tcp
        );
        socket.Connect(server);
        return socket;
    }
}
