namespace Screenalytics.Ingest.Console.Logs;

/// <summary>Reads a slot's lines backwards, from file to file.</summary>
internal sealed class SlotLines : IDisposable
{
    private readonly string _folder;
    private readonly IReadOnlyList<string> _files;
    private readonly DateTimeOffset? _since;
    private int _file;
    private BackwardLines? _lines;
    private long _readBefore;

    /// <summary>Begins at a place, or at the end of what was logged before a time.</summary>
    public SlotLines(string folder, LogSlot slot, LogMark? from, DateTimeOffset? since, DateTimeOffset? until)
    {
        (_folder, _files, _since) = (folder, slot.Files, since);
        _file = from is { } mark ? slot.Files.ToList().IndexOf(mark.File) : slot.Files.Count - 1;
        while (from is null && until is { } end && _file > 0 && FirstTime(_file) >= end)
        {
            _file--;
        }

        if (_file >= 0)
        {
            long? place = from?.Offset ?? (until is { } before ? LineTime.EndBefore(PathOf(_file), before) : null);
            _lines = new BackwardLines(PathOf(_file), place);
        }
    }

    /// <summary>When the line that was read last was logged; of one that does not tell, when the one behind it was.</summary>
    public DateTimeOffset Time { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>The line that was read last.</summary>
    public ReadOnlyMemory<byte> Line => _lines is null ? default : _lines.Line;

    /// <summary>Where it begins.</summary>
    public LogMark Mark => new(_files[_file], _lines!.Offset);

    /// <summary>Where whoever goes on begins: behind the line that was read last, as it was not taken.</summary>
    public LogMark? Rest { get; private set; }

    /// <summary>How many bytes were read.</summary>
    public long BytesRead => _readBefore + (_lines?.BytesRead ?? 0);

    /// <summary>Reads the line before.</summary>
    /// <returns>Whether there is one that is wanted still.</returns>
    public bool Read()
    {
        while (_lines is not null)
        {
            Rest = new LogMark(_files[_file], _lines.End);
            if (_lines.Read())
            {
                Time = LineTime.Of(_lines.Line.Span) ?? Time;
                if (Time >= _since.GetValueOrDefault())
                {
                    return true;
                }
            }

            Leave(toOlder: !(Time < _since));
        }

        Rest = null;
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _lines?.Dispose();

    private void Leave(bool toOlder)
    {
        _readBefore += _lines!.BytesRead;
        _lines.Dispose();
        _lines = null;
        _file--;
        if (toOlder && _file >= 0 && !IsOlder(PathOf(_file)))
        {
            _lines = new BackwardLines(PathOf(_file), null);
        }
    }

    private bool IsOlder(string path) => _since is { } since && File.GetLastWriteTimeUtc(path) < since.UtcDateTime;

    private DateTimeOffset FirstTime(int file) => Inspection.Reading.LogFiles.FirstTime(PathOf(file));

    private string PathOf(int file) => Path.Combine(_folder, _files[file]);
}
