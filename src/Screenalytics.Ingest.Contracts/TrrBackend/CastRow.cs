using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.TrrBackend;

/// <summary>What a sync reads of a cast's row, of an episode or a season alike.</summary>
/// <param name="PersonId">The person; a row without a well-formed id fails the whole answer.</param>
/// <param name="ShowId">The show, or null when the row does not say.</param>
[JsonConverter(typeof(CastRowConverter))]
public readonly record struct CastRow(Guid PersonId, Guid? ShowId);
