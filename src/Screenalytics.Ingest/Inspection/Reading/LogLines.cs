using System.Text.Json;
using System.Text.Unicode;
using Screenalytics.Ingest.Contracts.Logging;

namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>Tells a file's lines apart, and tells a visitor what each is.</summary>
internal sealed class LogLines(string file, ILogVisitor visitor) : ILineSink
{
    private readonly EventParser _parser = new();
    private readonly EventDraft _draft = new();
    private long _line;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xef, 0xbb, 0xbf];

    private static ReadOnlySpan<byte> Opening => "{\"@t\":\""u8;

    private LogPlace Place => new(file, _line);

    /// <inheritdoc/>
    public void OnLine(ReadOnlySpan<byte> line, bool ended)
    {
        _line++;
        if (_line == 1 && line.StartsWith(ByteOrderMark))
        {
            line = line[ByteOrderMark.Length..];
            if (line.IsEmpty && !ended)
            {
                return;
            }
        }

        Judge(line.Trim(" \t\r"u8), ended);
    }

    /// <inheritdoc/>
    public void OnLongLine(ReadOnlySpan<byte> beginning)
    {
        _line++;
        if (beginning.StartsWith(Opening))
        {
            visitor.OnTorn(Place, "longer than a line may be");
        }
        else
        {
            visitor.OnForeign(Place);
        }
    }

    /// <summary>Tells that the file itself breaks off, as a gzip does that was not finished.</summary>
    public void BreakOff(string reason)
    {
        _line++;
        visitor.OnTorn(Place, reason);
    }

    private void Judge(ReadOnlySpan<byte> line, bool ended)
    {
        if (line.IsEmpty || line[0] != (byte)'{')
        {
            Rescue(line, null);
            return;
        }

        if (line[^1] == (byte)'}')
        {
            if (EventIdScan.IsOther(line))
            {
                visitor.OnOther(Place);
                return;
            }

            if (line.IndexOf("\"@t\""u8) >= 0)
            {
                Parse(line);
                return;
            }
        }

        // Not every line that opens a brace is ours: what names no property of ours may be another program's.
        var isOurs = !ended ? !IsJson(line) : line.StartsWith("{\"@"u8) || line.IndexOf("\"@t\""u8) >= 0;
        Rescue(line, isOurs ? "cut off" : null);
    }

    private void Parse(ReadOnlySpan<byte> line)
    {
        var trouble = Utf8.IsValid(line) ? Tell(line) : "not in UTF-8";
        if (trouble is not null)
        {
            Rescue(line, trouble);
        }
    }

    private string? Tell(ReadOnlySpan<byte> line)
    {
        try
        {
            if (_parser.Read(line, _draft) is { } trouble)
            {
                return trouble;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The reader's words quote the line; ours only say where.
            return e is JsonException { BytePositionInLine: { } at } ? $"no JSON from byte {at + 1} on" : "no JSON";
        }

        return Dispatch();
    }

    private string? Dispatch()
    {
        if ((_draft.Wrong & EventField.Time.Bit()) != 0)
        {
            return "@t is no time";
        }

        if (!_draft.Has(EventField.Time))
        {
            visitor.OnForeign(Place);
            return null;
        }

        var eventId = _draft.Count(EventField.EventId);
        string? trouble = null;
        switch (eventId)
        {
            case RunEventIds.PersonFinished:
                trouble = EventShapes.TroubleOfPerson(_draft);
                if (trouble is null)
                {
                    visitor.OnPerson(EventShapes.PersonOf(_draft, Place));
                }

                break;
            case >= RunEventIds.PhotoCallFinished and <= RunEventIds.FallbackHeld:
                trouble = EventShapes.TroubleOfCallEvent(_draft);
                if (trouble is null)
                {
                    visitor.OnCall(EventShapes.CallEventOf(_draft, Place, eventId));
                }

                break;
            case var _ when EventIdScan.IsOfRun(eventId):
                trouble = EventShapes.TroubleOfRun(_draft, eventId);
                if (trouble is null)
                {
                    visitor.OnRun(EventShapes.RunOf(_draft, Place, eventId));
                }

                break;
            default:
                visitor.OnOther(Place);
                break;
        }

        return trouble;
    }

    // A process that is killed in the middle of a line leaves no line feed: the next one's first event then stands
    // behind the piece, and would be lost with it.
    private void Rescue(ReadOnlySpan<byte> line, string? trouble)
    {
        if (trouble is null)
        {
            visitor.OnForeign(Place);
        }
        else
        {
            visitor.OnTorn(Place, trouble);
        }

        if (line.Length > 0 && line[^1] == (byte)'}' && line[1..].LastIndexOf(Opening) is >= 0 and var at)
        {
            var rest = line[(at + 1)..];
            if (EventIdScan.IsOther(rest))
            {
                visitor.OnOther(Place);
            }
            else if (Utf8.IsValid(rest))
            {
                _ = Tell(rest);
            }
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            while (json.Read()) { }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
