using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>The log as a page shows it.</summary>
public sealed record LogsModel
{
    /// <summary>What is asked for.</summary>
    public required LogQuery Query { get; init; }

    /// <summary>Whose log it is.</summary>
    public required string Node { get; init; }

    /// <summary>Whether this worker writes files at all.</summary>
    public bool HasFiles { get; init; }

    /// <summary>From which level on this worker logs now.</summary>
    public required string LogsFrom { get; init; }

    /// <summary>What was found; null when it could not be looked.</summary>
    public LogFound? Found { get; init; }

    /// <summary>Why it could not be looked, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>How many packed files the search leaves out.</summary>
    public int Packed { get; init; }

    /// <summary>The run that is asked about, as far as it is known.</summary>
    public RunDetail? Run { get; init; }

    /// <summary>Where the live tail begins; null when there is none.</summary>
    public string? Tail { get; init; }
}
