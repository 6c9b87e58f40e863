namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>Who is told the lines of a file, in order.</summary>
internal interface ILineSink
{
    /// <summary>A line, without its end.</summary>
    /// <param name="line">Its bytes, valid during the call only.</param>
    /// <param name="ended">Whether a line feed stood behind it; only a file's last line may have none.</param>
    void OnLine(ReadOnlySpan<byte> line, bool ended);

    /// <summary>A line that is over the limit; only its beginning was kept.</summary>
    void OnLongLine(ReadOnlySpan<byte> beginning);
}
