namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>A log that was named can't be read; the message names it and the way out.</summary>
internal sealed class LogSourceException(string message, bool isMissing) : Exception(message)
{
    /// <summary>Whether there is no such thing, rather than one that can't be read.</summary>
    public bool IsMissing => isMissing;
}
