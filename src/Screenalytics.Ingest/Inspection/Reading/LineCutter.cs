namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>Cuts bytes into lines in one buffer, which grows with the longest line up to a limit.</summary>
internal sealed class LineCutter(ILineSink sink, int mostBytes = LineCutter.MostBytes)
{
    /// <summary>The longest line that is read, in bytes.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    private const int UsualBytes = 256 * 1024;
    private const int KeptBytes = 64;
    private const byte LineFeed = (byte)'\n';

    private byte[] _buffer = [];
    private int _start;
    private int _searched;
    private int _end;
    private bool _tooLong;

    /// <summary>Room for more bytes.</summary>
    public Memory<byte> Room()
    {
        if (_end == _buffer.Length)
        {
            MakeRoom();
        }

        return _buffer.AsMemory(_end);
    }

    /// <summary>Takes bytes that were written into the room, and tells the lines that they end.</summary>
    public void Advance(int count)
    {
        _end += count;
        while (_buffer.AsSpan(_searched, _end - _searched).IndexOf(LineFeed) is >= 0 and var length)
        {
            var end = _searched + length;
            Tell(end, ended: true);
            _start = _searched = end + 1;
        }

        _searched = _end;
        if (_start == _end)
        {
            _start = _searched = _end = 0;
        }
    }

    /// <summary>Tells what stands behind the last line feed, if anything does.</summary>
    public void Finish()
    {
        if (_start < _end || _tooLong)
        {
            Tell(_end, ended: false);
        }

        _start = _searched = _end = 0;
    }

    /// <summary>Lets go of the memory that no unfinished line needs.</summary>
    public void Rest()
    {
        _buffer = _buffer[_start.._end];
        _searched -= _start;
        _end -= _start;
        _start = 0;
    }

    private void Tell(int end, bool ended)
    {
        var line = _buffer.AsSpan(_start, end - _start);
        if (_tooLong || line.Length > mostBytes)
        {
            _tooLong = false;
            sink.OnLongLine(line[..Math.Min(line.Length, KeptBytes)]);
        }
        else
        {
            sink.OnLine(line, ended);
        }
    }

    private void MakeRoom()
    {
        var length = _end - _start;
        if (_tooLong || length > mostBytes)
        {
            // Of such a line only the beginning is kept, whatever else comes until its end.
            _tooLong = true;
            _end = _searched = _start + Math.Min(length, KeptBytes);
            return;
        }

        var wanted = Math.Max(UsualBytes, length * 2);
        var target = wanted > _buffer.Length ? new byte[wanted] : _buffer;
        _buffer.AsSpan(_start, length).CopyTo(target);
        _buffer = target;
        _start = 0;
        _searched = _end = length;
    }
}
