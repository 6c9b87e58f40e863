using System.Text.Json;
using Screenalytics.Ingest.Diagnostics.Files;

namespace Screenalytics.Ingest.RolloutGate.Keeping;

/// <summary>
/// What a gate is about to change, on disk before it does, so that a gate that was killed can be cleaned up after. One that
/// left everything as it was leaves no journal.
/// </summary>
internal sealed class GateJournal : IDisposable
{
    private const string Ending = ".jsonl";

    private readonly string _path;
    private readonly FileLock _held;
    private readonly FileStream _file;
    private readonly List<JournalLine> _lines;

    private GateJournal(string path, Guid gateId, FileLock held, List<JournalLine> lines, bool isTorn)
    {
        (_path, GateId, _held, _lines) = (path, gateId, held, lines);
        _file = new FileStream(path, OptionsOf(FileMode.Append));
        if (isTorn)
        {
            _file.WriteByte((byte)'\n');
        }
    }

    /// <summary>The gate.</summary>
    public Guid GateId { get; }

    /// <summary>What it tells, in order.</summary>
    public IReadOnlyList<JournalLine> Lines => _lines;

    /// <summary>What is to be restored.</summary>
    public JournalDebts Debts => JournalDebts.Of(_lines);

    /// <summary>Begins a gate's journal.</summary>
    /// <param name="folder">The folder of journals; it is made when missing.</param>
    /// <param name="gateId">The gate.</param>
    /// <exception cref="IOException">It can't be written.</exception>
    public static GateJournal Begin(string folder, Guid gateId)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(
                folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        }

        var path = Path.Combine(folder, gateId + Ending);
        var held = FileLock.TryTake(LockOf(path)) ?? throw new IOException($"{path} is in use.");
        return new GateJournal(path, gateId, held, [], isTorn: false);
    }

    /// <summary>The gates whose journals lie in a folder, the oldest first: they are at work, or left something changed.</summary>
    public static IReadOnlyList<Guid> Left(string folder) =>
        !Directory.Exists(folder)
            ? []
            :
            [
                .. Directory
                    .EnumerateFiles(folder, "*" + Ending)
                    .Select(path => (Path: path, Name: Path.GetFileNameWithoutExtension(path)))
                    .Where(file => Guid.TryParseExact(file.Name, "D", out _))
                    .Select(file => Guid.ParseExact(file.Name, "D"))
                    .Order(),
            ];

    /// <summary>Takes up the journal of a gate that is no more; null while its process lives.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    public static GateJournal? TakeUp(string folder, Guid gateId)
    {
        var path = Path.Combine(folder, gateId + Ending);
        if (FileLock.TryTake(LockOf(path)) is not { } held)
        {
            return null;
        }

        try
        {
            return new GateJournal(path, gateId, held, Read(path), IsTorn(path));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Writes a line; it is on disk when this returns.</summary>
    /// <exception cref="IOException">It can't be written: then nothing may be changed.</exception>
    public void Write(JournalLine line)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(line, JournalJson.Default.JournalLine), (byte)'\n'];
        _file.Write(bytes);
        _file.Flush(flushToDisk: true);
        _lines.Add(line);
    }

    /// <summary>Lets go of it; one that has nothing left to restore is removed.</summary>
    public void Dispose()
    {
        _file.Dispose();
        var isDone = Debts.IsEmpty;
        if (isDone)
        {
            File.Delete(_path);
        }

        _held.Dispose();
        if (isDone)
        {
            TryDeleteLock();
        }
    }

    private void TryDeleteLock()
    {
        try
        {
            File.Delete(LockOf(_path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // An empty file is left; nothing is wrong with it.
        }
    }

    private static string LockOf(string path) => path + ".lock";

    // What comes behind the piece of a line would be lost with it.
    private static bool IsTorn(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length == 0)
        {
            return false;
        }

        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != '\n';
    }

    private static List<JournalLine> Read(string path)
    {
        List<JournalLine> lines = [];
        foreach (var text in File.ReadLines(path))
        {
            try
            {
                if (JsonSerializer.Deserialize(text, JournalJson.Default.JournalLine) is { } line)
                {
                    lines.Add(line);
                }
            }
            catch (JsonException)
            {
                // Cut off by the end of its process, before what it tells was done.
            }
        }

        return lines;
    }

    private static FileStreamOptions OptionsOf(FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.Write,
            Share = FileShare.Read,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
