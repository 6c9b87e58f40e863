using System.Buffers.Text;
using Screenalytics.Ingest.Contracts.Logging;

namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>Finds out without parsing that a line is an event that nobody here reads.</summary>
internal static class EventIdScan
{
    // Within a JSON text these bytes are a property's name: in a string its quotes would be escaped.
    private static ReadOnlySpan<byte> Name => "\"@i\":"u8;

    /// <summary>Whether the event is about a run as a whole.</summary>
    public static bool IsOfRun(int eventId) =>
        eventId
            is RunEventIds.PartStarted
                or RunEventIds.TakenOver
                or RunEventIds.FenceRefused
                or RunEventIds.RunFinished
                or RunEventIds.RunStarted
                or RunEventIds.RunSuspect;

    /// <summary>Whether a line, which opens and closes a brace, is for certain an event of another kind.</summary>
    public static bool IsOther(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("{\"@t\":\""u8))
        {
            return false;
        }

        var found = false;
        while (line.IndexOf(Name) is >= 0 and var at)
        {
            line = line[(at + Name.Length)..];
            if (!Utf8Parser.TryParse(line, out int eventId, out _) || IsRead(eventId))
            {
                return false;
            }

            found = true;
        }

        return found;
    }

    private static bool IsRead(int eventId) =>
        IsOfRun(eventId) || eventId is >= RunEventIds.PersonFinished and <= RunEventIds.FallbackHeld;
}
