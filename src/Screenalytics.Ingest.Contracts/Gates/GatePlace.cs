namespace Screenalytics.Ingest.Contracts.Gates;

/// <summary>What a gate was pointed at; hosts and names only.</summary>
public sealed record GatePlace
{
    /// <summary>TRR-Backend's host and port.</summary>
    public required string Backend { get; init; }

    /// <summary>TRR-APP's host and port; null when it was not given.</summary>
    public string? App { get; init; }

    /// <summary>The face bank's database, as host and name.</summary>
    public string? Database { get; init; }

    /// <summary>TRR's database, as host and name; null when it was not given.</summary>
    public string? TrrDatabase { get; init; }
}
