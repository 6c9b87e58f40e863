using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>Reads a file's whole lines from a place backwards, the last one first.</summary>
internal sealed class BackwardLines : IDisposable
{
    /// <summary>The longest line that is read, some bytes more or less.</summary>
    public const int MostLineBytes = 4 * 1024 * 1024;

    private const int BlockBytes = 128 * 1024;
    private const byte LineFeed = (byte)'\n';

    private readonly string _path;
    private readonly FileStream _file;
    private byte[] _buffer = [];
    private long _start;
    private int _length;
    private bool _isTooLong;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="end">The place; null for the file's end.</param>
    /// <exception cref="LogSourceException">It can't be opened.</exception>
    public BackwardLines(string path, long? end)
    {
        _path = path;
        _file = LogFiles.Open(path);
        var length = RandomAccess.GetLength(_file.SafeFileHandle);
        _start = Math.Min(end ?? length, length);

        // What no line feed ends is being written.
        while (_length == 0 && _start > 0 && Fill())
        {
            _length = _buffer.AsSpan(0, _length).LastIndexOf(LineFeed) + 1;
        }
    }

    /// <summary>The end of what was not read yet.</summary>
    public long End => _start + _length;

    /// <summary>How many bytes were read.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The line that was read last; valid until the next one is.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Where that line begins.</summary>
    public long Offset { get; private set; }

    /// <summary>Reads the line before; a line that is too long is passed over.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="LogSourceException">The file can't be read.</exception>
    public bool Read()
    {
        while (_length > 0 || _start > 0)
        {
            var end = _length > 0 && _buffer[_length - 1] == LineFeed ? _length - 1 : _length;
            var before = _buffer.AsSpan(0, end).LastIndexOf(LineFeed);
            if (before < 0 && _start > 0)
            {
                if (_length > MostLineBytes)
                {
                    (_isTooLong, _length) = (true, 0);
                }

                if (!Fill())
                {
                    return false;
                }

                continue;
            }

            var isPassed = _isTooLong;
            _isTooLong = false;
            Line = _buffer.AsMemory(before + 1, end - before - 1);
            Offset = _start + before + 1;
            _length = before + 1;
            if (!isPassed)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private bool Fill()
    {
        var size = (int)Math.Min(BlockBytes, _start);
        var grown = new byte[size + _length];
        _buffer.AsSpan(0, _length).CopyTo(grown.AsSpan(size));
        var read = LogFiles.Guarded(_path, () => ReadAll(grown.AsMemory(0, size), _start - size));
        if (read < size)
        {
            // It was emptied meanwhile.
            (_length, _start) = (0, 0);
            return false;
        }

        (_buffer, _start, _length) = (grown, _start - size, grown.Length);
        BytesRead += size;
        return true;
    }

    private int ReadAll(Memory<byte> room, long at)
    {
        var filled = 0;
        while (
            filled < room.Length
            && RandomAccess.Read(_file.SafeFileHandle, room.Span[filled..], at + filled) is > 0 and var count
        )
        {
            filled += count;
        }

        return filled;
    }
}
