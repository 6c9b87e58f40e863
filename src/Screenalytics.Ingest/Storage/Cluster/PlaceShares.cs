namespace Screenalytics.Ingest.Storage.Cluster;

/// <summary>
/// Shares the backend's places out, evenly, to one node after another. What the others have is theirs, so the sum never
/// exceeds the ceiling. More nodes than places take turns: who has waited for a whole turn is made room for.
/// </summary>
internal static class PlaceShares
{
    /// <summary>How long a node keeps its one place while others wait.</summary>
    public static readonly TimeSpan Turn = TimeSpan.FromSeconds(5);

    /// <summary>How many places a node gets.</summary>
    /// <param name="wanted">How many it could use.</param>
    /// <param name="ceiling">How many there are.</param>
    /// <param name="own">What it has had.</param>
    /// <param name="others">What the other live nodes have.</param>
    public static int Grant(int wanted, int ceiling, NodeShare own, IReadOnlyCollection<NodeShare> others)
    {
        if (wanted <= 0)
        {
            return 0;
        }

        var active = 1 + others.Count(other => other.IsActive);
        var free = ceiling - others.Sum(other => other.Places);
        if (active > ceiling)
        {
            free =
                own.Places > 0 && own.WaitingFor is null ? Kept(ceiling, own, others, free) : Queued(own, others, free);
        }

        return Math.Clamp(Math.Min(free, Math.Max(1, ceiling / active)), 0, wanted);
    }

    // Makes room only where those that are making room already leave too little of it.
    private static int Kept(int ceiling, NodeShare own, IReadOnlyCollection<NodeShare> others, int free)
    {
        var settled = others.Where(other => other.WaitingFor is null).Sum(other => other.Places);
        var overdue = others.Count(other => other.Places == 0 && other.WaitingFor >= Turn);
        return ceiling - settled - 1 >= overdue ? free : 0;
    }

    private static int Queued(NodeShare own, IReadOnlyCollection<NodeShare> others, int free) =>
        free - others.Count(other => other.Places == 0 && IsBefore(other, own));

    private static bool IsBefore(NodeShare other, NodeShare own) =>
        other.WaitingFor is { } others
        && (
            own.WaitingFor is not { } owns
            || others > owns
            || (others == owns && string.CompareOrdinal(other.Node, own.Node) < 0)
        );
}
