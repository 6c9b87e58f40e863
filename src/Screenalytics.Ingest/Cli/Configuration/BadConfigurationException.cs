namespace Screenalytics.Ingest.Cli.Configuration;

/// <summary>The configuration is wrong; holds every error, fit for the operator.</summary>
internal sealed class BadConfigurationException(IReadOnlyList<string> errors)
    : Exception($"The configuration has {errors.Count} error(s).")
{
    /// <summary>Every error, a line each.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
