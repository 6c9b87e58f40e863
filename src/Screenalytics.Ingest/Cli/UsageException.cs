namespace Screenalytics.Ingest.Cli;

/// <summary>The command line is well-formed, but what it names can't be used; each error names it and the way out.</summary>
internal sealed class UsageException(IReadOnlyList<string> errors) : Exception(string.Join('\n', errors))
{
    /// <summary>Every error, a line each.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
