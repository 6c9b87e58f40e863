namespace Screenalytics.Ingest.Contracts.Gates;

/// <summary>What a step of a gate came to, and all that it rests on.</summary>
public sealed record GateStepResult
{
    /// <summary>The step, stable for programs: <c>toggle_guard</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it shows, in words.</summary>
    public required string Title { get; init; }

    /// <summary>The acceptance criteria that it is a proof of, 1 to 6.</summary>
    public IReadOnlyList<int> Criteria { get; init; } = [];

    /// <summary>Whether it changes anything.</summary>
    public bool Writes { get; init; }

    /// <summary>What it came to: the worst of its checks.</summary>
    public required GateVerdict Verdict { get; init; }

    /// <summary>The verdict in a sentence: the first check that is not proven, or what was seen.</summary>
    public required string Summary { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public double DurationMs { get; init; }

    /// <summary>What it worked on: ids, addresses, runs.</summary>
    public IReadOnlyDictionary<string, string> Input { get; init; } = new Dictionary<string, string>();

    /// <summary>What it looked at, in order.</summary>
    public IReadOnlyList<GateCheck> Checks { get; init; } = [];

    /// <summary>What it asked of the backend and of the app, in order; a sync's own calls are checks.</summary>
    public IReadOnlyList<GateExchange> Exchanges { get; init; } = [];
}
