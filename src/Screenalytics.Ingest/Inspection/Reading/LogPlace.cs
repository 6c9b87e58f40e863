namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>Where a line stands.</summary>
/// <param name="File">The file's path as it was given or found; <c>-</c> for standard input.</param>
/// <param name="Line">The line's number in it, from 1.</param>
internal readonly record struct LogPlace(string File, long Line)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}";
}
