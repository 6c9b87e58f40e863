using System.Text.Json;
using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>Rows of a cast.</summary>
internal readonly struct CastFormat : IRowFormat<CastRow>
{
    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, out CastRow row) =>
        CastRowConverter.TryRead(ref reader, out row);
}
