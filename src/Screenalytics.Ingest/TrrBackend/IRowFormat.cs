using System.Text.Json;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>How one row of an array is read; a static seam, so that the reader is specialised for each row type.</summary>
/// <typeparam name="TRow">The row.</typeparam>
internal interface IRowFormat<TRow>
{
    /// <summary>Reads the object that the reader stands at the start of, or answers false for want of bytes.</summary>
    static abstract bool TryRead(ref Utf8JsonReader reader, out TRow row);
}
