namespace Screenalytics.Ingest.Tests.Inspection.AccessLogs;

/// <summary>A request as a server answered it, before any format.</summary>
internal sealed record AccessSent
{
    public required Guid PersonId { get; init; }

    public required bool SeedOnly { get; init; }

    /// <summary>When the server was done with it.</summary>
    public required DateTimeOffset At { get; init; }

    public int Offset { get; init; }

    public bool Profiled { get; init; }

    public int Status { get; init; } = 200;

    /// <summary>Rows of a 200.</summary>
    public int Rows { get; init; }

    public string Address { get; init; } = "10.0.0.7";

    public string Agent { get; init; } = "";

    /// <summary>Another way of writing the query.</summary>
    public string? Query { get; init; }

    public int Size =>
        Status != 200 ? 21
        : Rows == 0 ? 2
        : Rows * 190;
}
