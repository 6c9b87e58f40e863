using System.Net.Sockets;
using System.Text;
using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.Hosting;

/// <summary>What a service manager hears from the worker, on a socket as systemd's.</summary>
public sealed class SystemdTests(PostgresFixture postgres) : CliTest(postgres)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task It_is_ready_once_its_database_is_and_says_when_it_stops()
    {
        using var folder = TestFolder.Create();
        var path = Path.Combine(folder.Path, "notify");
        using var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint(path));
        var database = await Postgres.CreateDatabaseAsync("worker");
        await using var worker = await WorkerProcess.StartAsync(
            new Dictionary<string, string>
            {
                ["TRR_API_URL"] = "http://127.0.0.1:1",
                ["SCREENALYTICS_SERVICE_TOKEN"] = "service-token-0123456789",
                ["DB_URL"] = database,
                ["NOTIFY_SOCKET"] = path,
            }
        );
        await worker.UntilSaidAsync("Waiting for the database");
        manager.Available.ShouldBe(0);

        await CliProcess.RunAsync(new Dictionary<string, string> { ["DB_URL"] = database }, "db", "migrate");
        (await HearAsync(manager)).ShouldContain("READY=1");

        await worker.SignalAsync("TERM");
        (await HearAsync(manager)).ShouldContain("STOPPING=1");
        (await worker.EndAsync()).ShouldBe(0, worker.Log);
    }

    private static async Task<string> HearAsync(Socket manager)
    {
        var buffer = new byte[512];
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        var length = await manager.ReceiveAsync(buffer, SocketFlags.None, patience.Token);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
