namespace Screenalytics.Ingest.RolloutGate.Keeping;

/// <summary>A line of a gate's journal: what is about to be changed, or is as it was again.</summary>
internal sealed record JournalLine(JournalKind Kind, DateTimeOffset At)
{
    /// <summary>The environment's name.</summary>
    public string? Environment { get; init; }

    /// <summary>The backend's host and port.</summary>
    public string? Backend { get; init; }

    /// <summary>The face bank's database, as host and name.</summary>
    public string? Database { get; init; }

    /// <summary>The person of a link.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The link.</summary>
    public Guid? LinkId { get; init; }

    /// <summary>Whether the link was flagged before.</summary>
    public bool? Flagged { get; init; }

    /// <summary>Whether the link is claimed in the database: a claim that is gone then says that it was put back.</summary>
    public bool Claimed { get; init; }

    /// <summary>The person's flags before, by link, as far as TRR's database told.</summary>
    public IReadOnlyDictionary<Guid, bool>? Gallery { get; init; }

    /// <summary>The run.</summary>
    public Guid? RunId { get; init; }

    /// <summary>The people of a sync whom the face bank did not know before; null where that can't be told.</summary>
    public IReadOnlyList<Guid>? NewPeople { get; init; }

    /// <summary>Images of the people that were there before, were no seeds, and that nobody had approved.</summary>
    public IReadOnlyList<Guid>? Unseeded { get; init; }
}
