namespace Screenalytics.Ingest.Console.Logs;

/// <summary>A line of the log as it stands there.</summary>
/// <param name="Bytes">It.</param>
/// <param name="IsCut">Whether it is longer than what is read of a line.</param>
internal sealed record WholeLine(byte[] Bytes, bool IsCut);
