using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.IntegrationTests.Storage.History;

public sealed class ClusterTests(PostgresFixture postgres)
{
    private const string Places =
        "SELECT coalesce(sum(places), 0) FROM screenalytics_ingest.node WHERE alive_until > clock_timestamp()";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Busy_nodes_share_the_places_and_one_that_leaves_gives_its_own_back()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);

        (await CheckInAsync(runs, "a", wanted: 32)).ShouldBe(16);
        (await CheckInAsync(runs, "b", wanted: 32)).ShouldBe(0);
        (await CheckInAsync(runs, "a", wanted: 32, inUse: 12)).ShouldBe(8);
        (await CheckInAsync(runs, "b", wanted: 32)).ShouldBe(4);
        (await CheckInAsync(runs, "a", wanted: 32, inUse: 8)).ShouldBe(8);
        (await CheckInAsync(runs, "b", wanted: 32)).ShouldBe(8);
        (await CheckInAsync(runs, "elsewhere", wanted: 32, backend: "other:1", kind: NodeKind.Sync)).ShouldBe(16);
        await runs.Cluster.LeaveAsync("a", Token);
        (await CheckInAsync(runs, "b", wanted: 32)).ShouldBe(16);
        (await CheckInAsync(runs, "b", wanted: 0)).ShouldBe(0);

        var nodes = await runs.History.NodesAsync(Token);
        nodes
            .Select(node => (node.Node, node.Kind, node.Alive, node.Places))
            .ShouldBe([("b", NodeKind.Worker, true, 0), ("elsewhere", NodeKind.Sync, true, 16)], ignoreOrder: true);
        nodes[0].Version.ShouldBe("1.2.3");
    }

    [Fact]
    public async Task A_dead_node_takes_nothing()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        (await CheckInAsync(runs, "a", wanted: 32)).ShouldBe(16);
        await runs.ExecuteAsync("UPDATE screenalytics_ingest.node SET alive_until = now()");

        (await CheckInAsync(runs, "b", wanted: 32)).ShouldBe(16);
        (await CheckInAsync(runs, "a", wanted: 32)).ShouldBe(0);
    }

    [Fact]
    public async Task However_nodes_come_and_go_no_place_is_given_twice()
    {
        const int Ceiling = 5;
        await using var runs = await HistoryDatabase.CreateAsync(postgres);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => LiveAsync(number))));

        async Task LiveAsync(int number)
        {
            var random = new Random(number);
            var granted = 0;
            for (var beat = 0; beat < 30; beat++)
            {
                if (random.Next(10) == 0)
                {
                    await runs.Cluster.LeaveAsync($"n{number}", Token);
                    granted = 0;
                }

                granted = await CheckInAsync(
                    runs,
                    $"n{number}",
                    wanted: random.Next(0, 4),
                    inUse: random.Next(0, granted + 1),
                    ceiling: Ceiling
                );
                (await runs.Database.ScalarAsync<long>(Places)).ShouldBeLessThanOrEqualTo(Ceiling);
            }
        }
    }

    private static Task<int> CheckInAsync(
        HistoryDatabase runs,
        string node,
        int wanted,
        int inUse = 0,
        int ceiling = 16,
        string backend = "backend:1",
        NodeKind kind = NodeKind.Worker
    ) =>
        runs.Cluster.CheckInAsync(
            new NodeReport(
                node,
                kind,
                "h",
                7,
                "1.2.3",
                backend,
                false,
                0,
                inUse,
                wanted,
                ceiling,
                TimeSpan.FromSeconds(60)
            ),
            Token
        );
}
