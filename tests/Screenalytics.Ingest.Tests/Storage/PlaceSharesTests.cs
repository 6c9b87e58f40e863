using FsCheck;
using FsCheck.Fluent;
using Screenalytics.Ingest.Storage.Cluster;

namespace Screenalytics.Ingest.Tests.Storage;

/// <summary>Nodes come and go, are busy or idle, slow to let go: places are never given twice, and nobody starves.</summary>
public sealed class PlaceSharesTests
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private enum StepKind
    {
        CheckIn,
        Use,
        Finish,
        Idle,
        Work,
        Leave,
    }

    private static readonly Gen<(StepKind Kind, int Node, int Amount)[]> Histories = Gen.ArrayOf(
        from kind in Gen.Frequency(
            (6, Gen.Constant(StepKind.CheckIn)),
            (3, Gen.Constant(StepKind.Use)),
            (3, Gen.Constant(StepKind.Finish)),
            (1, Gen.Constant(StepKind.Idle)),
            (2, Gen.Constant(StepKind.Work)),
            (1, Gen.Constant(StepKind.Leave))
        )
        from node in Gen.Choose(0, 7)
        from amount in Gen.Choose(0, 40)
        select (kind, node, amount)
    );

    [Fact]
    public void Places_are_never_given_twice() =>
        Prop.ForAll(
                (from ceiling in Gen.Choose(1, 20) from steps in Histories select (ceiling, steps)).ToArbitrary(),
                history => Holds(history.ceiling, history.steps)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithEndSize(300));

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    [InlineData(3, 7)]
    [InlineData(4, 4)]
    [InlineData(16, 3)]
    public void All_get_their_turn(int ceiling, int count)
    {
        var nodes = Enumerable.Range(0, count).Select(i => new Node($"n{i}") { Wanted = 100 }).ToArray();
        for (var beat = 0; beat < 60; beat++)
        {
            foreach (var node in nodes)
            {
                node.InUse = 0;
                node.CheckIn(ceiling, nodes);
                node.InUse = node.Granted;
                node.Served += node.Granted > 0 ? 1 : 0;
            }

            nodes.Sum(node => node.Granted).ShouldBeLessThanOrEqualTo(ceiling);
            foreach (var node in nodes)
            {
                node.Waited += node.IsWaiting ? Beat : TimeSpan.Zero;
            }
        }

        nodes.ShouldAllBe(node => node.Served > 5);
    }

    [Fact]
    public void Alone_a_node_has_all_that_it_wants()
    {
        var own = new NodeShare("a", 0, 0, null);

        PlaceShares.Grant(8, 16, own, []).ShouldBe(8);
        PlaceShares.Grant(32, 16, own, []).ShouldBe(16);
        PlaceShares.Grant(0, 16, own, []).ShouldBe(0);
    }

    [Fact]
    public void Idle_nodes_take_nothing_and_busy_ones_share_evenly()
    {
        var own = new NodeShare("a", 1, 0, null);

        PlaceShares.Grant(32, 16, own, [new NodeShare("b", 0, 0, null)]).ShouldBe(16);
        PlaceShares.Grant(32, 16, own, [new NodeShare("b", 1, 8, null)]).ShouldBe(8);
        PlaceShares.Grant(32, 16, own, [new NodeShare("b", 1, 14, null)]).ShouldBe(2);
    }

    private static bool Holds(int ceiling, (StepKind Kind, int Node, int Amount)[] steps)
    {
        var nodes = Enumerable.Range(0, 8).Select(i => new Node($"n{i}")).ToArray();
        foreach (var (kind, which, amount) in steps)
        {
            var node = nodes[which];
            switch (kind)
            {
                case StepKind.CheckIn:
                    node.CheckIn(ceiling, nodes);
                    break;
                case StepKind.Use:
                    node.InUse = Math.Max(node.InUse, Math.Min(node.Granted, node.InUse + amount));
                    break;
                case StepKind.Finish:
                    node.InUse = Math.Max(0, node.InUse - amount);
                    break;
                case StepKind.Idle:
                    node.Wanted = 0;
                    break;
                case StepKind.Work:
                    node.Wanted = amount;
                    break;
                default:
                    nodes[which] = new Node(node.Name);
                    break;
            }

            foreach (var other in nodes)
            {
                other.Waited += other.IsWaiting ? Beat : TimeSpan.Zero;
            }

            if (nodes.Sum(other => Math.Max(other.Granted, other.InUse)) > ceiling)
            {
                return false;
            }
        }

        return true;
    }

    private sealed class Node(string name)
    {
        public string Name => name;
        public int Wanted { get; set; }
        public int InUse { get; set; }
        public int Granted { get; private set; }
        public int Served { get; set; }
        public bool IsWaiting { get; private set; }
        public TimeSpan Waited { get; set; }

        private int Places { get; set; }

        private NodeShare Share => new(name, 0, Places, IsWaiting ? Waited : null);

        public void CheckIn(int ceiling, Node[] nodes)
        {
            NodeShare[] others = [.. nodes.Where(node => node != this).Select(node => node.Share)];
            Granted = PlaceShares.Grant(Wanted, ceiling, Share, others);
            Places = Math.Max(Granted, InUse);
            Waited = Wanted > 0 && Granted == 0 && IsWaiting ? Waited : TimeSpan.Zero;
            IsWaiting = Wanted > 0 && Granted == 0;
        }
    }
}
