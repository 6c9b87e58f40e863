using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.RolloutGate.Syncing;

/// <summary>Where files ended at one time, so that what was added since can be read.</summary>
internal sealed class FileMarks
{
    private const int TailBytes = 4096;
    private const string CompressedExtension = ".gz";

    private readonly Dictionary<string, FileMark> _marks = new(StringComparer.Ordinal);

    private FileMarks() { }

    /// <summary>Marks the files of paths as they are now; what can't be read has no mark.</summary>
    /// <param name="paths">Files and folders.</param>
    public static FileMarks Of(IEnumerable<string> paths)
    {
        var marks = new FileMarks();
        foreach (var path in FilesOf(paths))
        {
            try
            {
                using var file = LogFiles.Open(path);
                marks._marks[path] = new FileMark(file.Length, TailOf(file, file.Length));
            }
            catch (LogSourceException)
            {
                // It is read whole later, or its reading says why it can't be.
            }
        }

        return marks;
    }

    /// <summary>The files of paths, each once.</summary>
    public static IReadOnlyList<string> FilesOf(IEnumerable<string> paths)
    {
        var files = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in paths.Select(Path.GetFullPath))
        {
            if (Directory.Exists(path))
            {
                files.UnionWith(LogFiles.Guarded(path, () => Directory.GetFiles(path)));
            }
            else
            {
                files.Add(path);
            }
        }

        return [.. files];
    }

    /// <summary>Whether something was added to a file, or it is new.</summary>
    /// <exception cref="LogSourceException">It can't be read.</exception>
    public bool HasNews(string path)
    {
        using var file = LogFiles.Open(path);
        return (MarkOf(path, file)?.Length ?? 0) < file.Length;
    }

    /// <summary>Opens a file at the line that was added first; a file that is another one under the same name is read whole.</summary>
    /// <exception cref="LogSourceException">It can't be read.</exception>
    public FileStream OpenNews(string path)
    {
        var file = LogFiles.Open(path);
        try
        {
            // A compressed file makes no sense from its middle on.
            file.Position = path.EndsWith(CompressedExtension, StringComparison.Ordinal)
                ? 0
                : MarkOf(path, file)?.LineEnd ?? 0;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    // The mark of the file that was there, and not of another one that has its name now.
    private FileMark? MarkOf(string path, FileStream file) =>
        _marks.TryGetValue(path, out var mark)
        && file.Length >= mark.Length
        && TailOf(file, mark.Length).AsSpan().SequenceEqual(mark.Tail)
            ? mark
            : null;

    private static byte[] TailOf(FileStream file, long end) =>
        LogFiles.Guarded(
            file.Name,
            () =>
            {
                var tail = new byte[Math.Min(TailBytes, end)];
                file.Position = end - tail.Length;
                file.ReadExactly(tail);
                return tail;
            }
        );
}
