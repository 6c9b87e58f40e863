namespace Screenalytics.Ingest.Diagnostics.Telemetry;

/// <summary>Who exports telemetry.</summary>
/// <param name="Version">The program's version.</param>
/// <param name="Node">The node's name.</param>
/// <param name="Redact">Takes secrets out of a text.</param>
internal sealed record ServiceIdentity(string Version, string Node, Func<string, string> Redact);
