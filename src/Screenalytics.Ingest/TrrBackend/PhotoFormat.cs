using System.Text.Json;
using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>Rows of a person's photos.</summary>
internal readonly struct PhotoFormat : IRowFormat<PhotoRow>
{
    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, out PhotoRow row) =>
        PhotoRowConverter.TryRead(ref reader, out row);
}
