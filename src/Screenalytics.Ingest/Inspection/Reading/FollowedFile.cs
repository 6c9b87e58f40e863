namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>A file that grows: what was read of it, and how its next bytes are had.</summary>
internal sealed class FollowedFile : IDisposable
{
    private const int HeadBytes = 512;

    // An event's time stands within these, so that no two logs begin alike.
    private const int TellingBytes = 64;

    private readonly ILogVisitor _visitor;
    private readonly FileStream _file;
    private LineCutter _cutter;
    private byte[] _head = [];
    private long _position;

    /// <summary>Opens a file.</summary>
    /// <exception cref="LogSourceException">It can't be opened.</exception>
    public FollowedFile(string path, ILogVisitor visitor)
    {
        (Path, _visitor) = (path, visitor);
        _file = LogFiles.Open(path);
        _cutter = new LineCutter(new LogLines(path, visitor));
    }

    /// <summary>Where it was found.</summary>
    public string Path { get; }

    /// <summary>Whether it can be read again and again, as pipes can't.</summary>
    public bool CanFollow => _file.CanSeek;

    /// <summary>How much of it was read.</summary>
    public long Position => _position;

    /// <summary>How often in a row there was nothing new since its name was gone.</summary>
    public int IdlePasses { get; set; }

    /// <summary>Its first bytes, by which it is known under another name.</summary>
    public ReadOnlyMemory<byte> Head => _head;

    /// <summary>Whether a file with these first bytes is the one with those.</summary>
    public static bool IsSame(ReadOnlySpan<byte> known, ReadOnlySpan<byte> candidate) =>
        known.Length >= TellingBytes && candidate.StartsWith(known);

    /// <summary>The first bytes of the file that has a name now; unpacked when it is packed.</summary>
    public static byte[] HeadOf(string path, out bool isPacked)
    {
        using var file = LogFiles.Open(path);
        var first = new byte[HeadBytes];
        var length = LogFiles.Guarded(path, () => file.ReadAtLeast(first, HeadBytes, throwOnEndOfStream: false));
        isPacked = LogFiles.IsCompressed(first.AsSpan(0, length));
        if (!isPacked)
        {
            return first[..length];
        }

        try
        {
            using var stream = LogFiles.Unpacked(file, first.AsMemory(0, length).ToArray());
            return first[..stream.ReadAtLeast(first, HeadBytes, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    /// <summary>Reads what has come since.</summary>
    /// <returns>How many bytes.</returns>
    public long Drain(CancellationToken cancellationToken)
    {
        var length = RandomAccess.GetLength(_file.SafeFileHandle);
        if (length == _position)
        {
            return 0;
        }

        if (length < _position)
        {
            // It was emptied, as a rotation that copies does, and is written anew.
            _cutter.Finish();
            _cutter = new LineCutter(new LogLines(Path, _visitor));
            (_position, _head) = (0, []);
        }

        var before = _position;
        while (!cancellationToken.IsCancellationRequested)
        {
            var room = _cutter.Room();
            var count = LogFiles.Guarded(Path, () => RandomAccess.Read(_file.SafeFileHandle, room.Span, _position));
            if (count == 0)
            {
                break;
            }

            KeepHead(room.Span[..count]);
            _position += count;
            _cutter.Advance(count);
        }

        _cutter.Rest();
        return _position - before;
    }

    /// <summary>Tells the last line, though no line feed stands behind it: none will come.</summary>
    public void Finish() => _cutter.Finish();

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void KeepHead(ReadOnlySpan<byte> read)
    {
        if (_head.Length < HeadBytes)
        {
            _head = [.. _head, .. read[..Math.Min(read.Length, HeadBytes - _head.Length)]];
        }
    }
}
