namespace Screenalytics.Ingest.Contracts.Gates;

/// <summary>A file of a folder of evidence.</summary>
/// <param name="Name">Its name within the folder.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its SHA-256, in hexadecimal letters.</param>
public sealed record GateFile(string Name, long Bytes, string Sha256);
