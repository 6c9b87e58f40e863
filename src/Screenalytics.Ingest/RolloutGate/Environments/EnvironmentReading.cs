namespace Screenalytics.Ingest.RolloutGate.Environments;

/// <summary>What reading an environment gave.</summary>
/// <param name="Environment">The environment; null when anything is wrong.</param>
/// <param name="Errors">Everything that is wrong, each with file, line, key and the way out.</param>
internal sealed record EnvironmentReading(GateEnvironment? Environment, IReadOnlyList<string> Errors);
