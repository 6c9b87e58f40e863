namespace Screenalytics.Ingest.Storage;

/// <summary>One migration that the database lacks.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Name">Its file's name.</param>
/// <param name="Sql">Exactly what is run, its line in the ledger included.</param>
internal sealed record MigrationStep(int Version, string Name, string Sql);
