namespace Screenalytics.Ingest.Cli.Database;

/// <summary>What a <c>db</c> verb has to say.</summary>
internal sealed record DatabaseAnswer
{
    /// <summary>Which database, on which host, as which user.</summary>
    public required string Database { get; init; }

    /// <summary>The findings, in order.</summary>
    public IReadOnlyList<DatabaseLine> Lines { get; init; } = [];

    /// <summary>The script that was asked for, or null.</summary>
    public string? Script { get; init; }

    /// <summary>The result in one sentence.</summary>
    public required string Verdict { get; init; }

    /// <summary>Whether nothing is missing or in the way.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>Writes the whole answer as JSON.</summary>
    public required Func<Stream, CancellationToken, Task> WriteJsonAsync { get; init; }
}
