namespace Screenalytics.Ingest.Storage.Catalog;

/// <summary>A schema that is there.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MayUse">Whether the user may look into it.</param>
/// <param name="MayCreate">Whether the user may create relations in it.</param>
internal sealed record SchemaFacts(string Name, bool MayUse, bool MayCreate);
