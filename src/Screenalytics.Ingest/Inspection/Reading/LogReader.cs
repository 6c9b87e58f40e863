namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>Reads logs from their beginning to their end as a stream, and tells a visitor what they hold.</summary>
internal static class LogReader
{
    private const int MagicBytes = 2;

    /// <summary>Reads files in the order of their first events, then standard input when it is asked for.</summary>
    /// <returns>How many bytes of text they held.</returns>
    /// <exception cref="LogSourceException">A file is not there or can't be read.</exception>
    public static async Task<long> ReadAsync(
        LogSources sources,
        ILogVisitor visitor,
        CancellationToken cancellationToken
    )
    {
        var read = 0L;
        foreach (var path in sources.Files())
        {
            read += await ReadFileAsync(path, visitor, cancellationToken);
        }

        if (sources.HasInput)
        {
            await using var input = sources.OpenInput();
            read += await ReadAsync(LogSources.StandardInput, input, isFile: false, visitor, cancellationToken);
        }

        return read;
    }

    /// <summary>Reads a file.</summary>
    /// <returns>How many bytes of text it held.</returns>
    /// <exception cref="LogSourceException">It is not there or can't be read.</exception>
    public static async Task<long> ReadFileAsync(string path, ILogVisitor visitor, CancellationToken cancellationToken)
    {
        await using var file = LogFiles.Open(path);
        return await ReadAsync(path, file, isFile: file.CanSeek, visitor, cancellationToken);
    }

    /// <summary>Reads a stream from where it stands.</summary>
    /// <param name="name">How it is called in places.</param>
    /// <param name="raw">The stream.</param>
    /// <param name="isFile">Whether a read of it never waits.</param>
    /// <param name="visitor">Who is told what it holds; lines are counted from where it stood.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>How many bytes of text it held.</returns>
    /// <exception cref="LogSourceException">It can't be read.</exception>
    public static async Task<long> ReadAsync(
        string name,
        Stream raw,
        bool isFile,
        ILogVisitor visitor,
        CancellationToken cancellationToken
    )
    {
        var lines = new LogLines(name, visitor);
        var cutter = new LineCutter(lines);
        var first = new byte[MagicBytes];
        var length = 0;
        while (length < first.Length && await FillAsync(first.AsMemory(length), raw) is > 0 and var count)
        {
            length += count;
        }

        var read = 0L;
        try
        {
            await using var stream = LogFiles.Unpacked(raw, first.AsMemory(0, length));
            while (await FillAsync(cutter.Room(), stream) is > 0 and var count)
            {
                read += count;
                cutter.Advance(count);
            }

            cutter.Finish();
        }
        catch (InvalidDataException)
        {
            cutter.Finish();
            lines.BreakOff("the gzip breaks off or is damaged");
        }

        return read;

        // A pipe may be silent for long, and its read can't be called off: it is left alone on a thread of its own.
        async ValueTask<int> FillAsync(Memory<byte> room, Stream stream)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return isFile
                ? LogFiles.Guarded(name, () => stream.Read(room.Span))
                : await Task.Run(() => stream.Read(room.Span), cancellationToken).WaitAsync(cancellationToken);
        }
    }
}
