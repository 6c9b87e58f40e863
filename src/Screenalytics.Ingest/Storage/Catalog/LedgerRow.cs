namespace Screenalytics.Ingest.Storage.Catalog;

/// <summary>A migration that the database has seen.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Name">Its file's name.</param>
/// <param name="Checksum">The checksum of what was run.</param>
internal sealed record LedgerRow(int Version, string Name, string Checksum);
