using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>A run that asks to be let in.</summary>
internal sealed record NewRun
{
    /// <summary>Its id, which sorts by time.</summary>
    public required Guid RunId { get; init; }

    /// <summary>What it is asked to do, its cap clamped.</summary>
    public required SyncRequest Request { get; init; }

    /// <summary>Its people, where they are known already: of a list, or of a retry. Null when a cast is to be read.</summary>
    public ReadOnlyMemory<Guid>? People { get; init; }

    /// <summary>TRR-Backend's host and port.</summary>
    public required string BackendHost { get; init; }

    /// <summary>The node that begins it at once and whole; null when it waits for whichever node takes it up.</summary>
    public string? Owner { get; init; }

    /// <summary>People a part; 0 when it is not to be split.</summary>
    public int PartSize { get; init; }

    /// <summary>How long it waits at least before a node takes it up.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>What an operator should know of the request, such as a clamped value.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The caller's key, under which a repetition of the request is the same run, or null.</summary>
    public IdempotencyKey? Key { get; init; }

    /// <summary>Whether a run of the target in flight is attached to; a schedule skips instead.</summary>
    public bool Attaches { get; init; } = true;

    /// <summary>The people whom a target itself names, or null.</summary>
    public static ReadOnlyMemory<Guid>? PeopleOf(SyncTarget target) =>
        // Spelt out: a null beside a memory would become an empty one.
        target is PeopleTarget list
            ? new ReadOnlyMemory<Guid>?(list.PersonIds)
            : null;
}
