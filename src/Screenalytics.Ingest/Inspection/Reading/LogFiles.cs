using System.Buffers.Text;
using System.IO.Compression;

namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>Finds log files and opens them.</summary>
internal static class LogFiles
{
    /// <summary>What a log's name ends in.</summary>
    public const string Extension = ".jsonl";

    /// <summary>What a compressed one's name ends in.</summary>
    public const string CompressedExtension = ".jsonl.gz";

    private const int HeadBytes = 64 * 1024;

    private static ReadOnlySpan<byte> TimeName => "\"@t\":\""u8;

    /// <summary>The files of a path: itself, or the logs in a folder.</summary>
    /// <exception cref="LogSourceException">It is not there or can't be read.</exception>
    public static IReadOnlyList<string> Of(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path)
                ? [path]
                : throw new LogSourceException(
                    $"'{path}' is not there: give a log file, a folder that holds *{Extension} files, or - for the standard input.",
                    isMissing: true
                );
        }

        return Guarded(
            path,
            () =>
            {
                var names = WithoutPackedTwins(Directory.EnumerateFiles(path).Where(name => IsLog(name)));
                return names.Order(StringComparer.Ordinal).ToArray();
            }
        );
    }

    /// <summary>Names without those of packed copies: while a log is being compressed both are there, and what is read twice
    /// would count twice.</summary>
    public static IReadOnlySet<string> WithoutPackedTwins(IEnumerable<string> names)
    {
        var kept = names.ToHashSet(StringComparer.Ordinal);
        kept.RemoveWhere(name => name.EndsWith(".gz", StringComparison.Ordinal) && kept.Contains(name[..^3]));
        return kept;
    }

    /// <summary>Opens a file for reading while others write it, rename it or remove it.</summary>
    /// <exception cref="LogSourceException">It can't be opened.</exception>
    public static FileStream Open(string path) =>
        Guarded(
            path,
            () =>
                new FileStream(
                    path,
                    new FileStreamOptions
                    {
                        Mode = FileMode.Open,
                        Access = FileAccess.Read,
                        Share = FileShare.ReadWrite | FileShare.Delete,
                        BufferSize = 0,
                        Options = FileOptions.SequentialScan,
                    }
                )
        );

    /// <summary>The stream, unpacked when its first bytes are those of a gzip.</summary>
    /// <param name="stream">The stream at its beginning.</param>
    /// <param name="first">The first bytes, already read from it; two or more unless there are not so many.</param>
    public static Stream Unpacked(Stream stream, ReadOnlyMemory<byte> first)
    {
        var whole = new ResumedStream(first, stream);
        return IsCompressed(first.Span) ? new GZipStream(whole, CompressionMode.Decompress) : whole;
    }

    /// <summary>Whether these are the first bytes of a gzip.</summary>
    public static bool IsCompressed(ReadOnlySpan<byte> first) => first.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]);

    /// <summary>The time of a file's first event; the end of time when none stands near its beginning.</summary>
    public static DateTimeOffset FirstTime(string path)
    {
        using var file = Open(path);
        // What is read of a pipe is gone.
        return file.CanSeek ? Guarded(path, () => FirstTime(file)) : DateTimeOffset.MaxValue;
    }

    /// <summary>Does something with a file, and turns what the system answers into words.</summary>
    /// <exception cref="LogSourceException">It failed.</exception>
    public static T Guarded<T>(string path, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new LogSourceException($"'{path}' is not there any more: ask again.", isMissing: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LogSourceException(
                $"'{path}' can't be read: {Words(e)} Check who may read it, or run as the user who wrote it.",
                isMissing: false
            );
        }
    }

    /// <summary>Whether a name is that of a log.</summary>
    public static bool IsLog(string name) =>
        name.EndsWith(Extension, StringComparison.Ordinal)
        || name.EndsWith(CompressedExtension, StringComparison.Ordinal);

    private static string Words(Exception e) =>
        e is UnauthorizedAccessException ? "permission denied." : e.Message.TrimEnd('.') + ".";

    private static DateTimeOffset FirstTime(FileStream file)
    {
        var head = new byte[HeadBytes];
        var length = file.ReadAtLeast(head, 2, throwOnEndOfStream: false);
        try
        {
            using var stream = Unpacked(file, head.AsMemory(0, length).ToArray());
            var text = head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
            var at = text.IndexOf(TimeName);
            return at >= 0 && Utf8Parser.TryParse(text[(at + TimeName.Length)..], out DateTimeOffset time, out _, 'O')
                ? time
                : DateTimeOffset.MaxValue;
        }
        catch (InvalidDataException)
        {
            // A gzip that is damaged: its reading will tell.
            return DateTimeOffset.MaxValue;
        }
    }
}
