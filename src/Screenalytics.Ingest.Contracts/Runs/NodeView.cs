namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>A process of the cluster.</summary>
public sealed record NodeView
{
    /// <summary>Its name, which no other process ever has.</summary>
    public required string Node { get; init; }

    /// <summary>What it is there for.</summary>
    public NodeKind Kind { get; init; } = NodeKind.Worker;

    /// <summary>The machine.</summary>
    public required string Host { get; init; }

    /// <summary>The process's id on it.</summary>
    public int ProcessId { get; init; }

    /// <summary>The program's version.</summary>
    public required string Version { get; init; }

    /// <summary>When it started.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was heard of last.</summary>
    public DateTimeOffset SeenAt { get; init; }

    /// <summary>Whether it was heard of in time.</summary>
    public bool Alive { get; init; }

    /// <summary>Whether it takes no more work, since it is about to stop.</summary>
    public bool Draining { get; init; }

    /// <summary>Parts that it holds.</summary>
    public int Parts { get; init; }

    /// <summary>Requests at once that it may send to TRR-Backend.</summary>
    public int Places { get; init; }
}
