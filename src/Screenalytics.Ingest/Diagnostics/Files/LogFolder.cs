namespace Screenalytics.Ingest.Diagnostics.Files;

/// <summary>The folder that log files lie in, which many processes may write to at once.</summary>
/// <param name="path">The folder.</param>
/// <param name="prepare">Makes the folder above it, if need be.</param>
internal sealed class LogFolder(string path, Action prepare)
{
    /// <summary>The folder's name in the data folder.</summary>
    public const string Name = "logs";

    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The folder.</summary>
    public string Path => path;

    /// <summary>Takes the lowest slot that nobody holds; it is let go of with the lock, or with this process.</summary>
    public FileLock TakeSlot(out int slot)
    {
        Create();
        for (slot = 1; ; slot++)
        {
            if (FileLock.TryTake(System.IO.Path.Combine(path, LogFileName.LockOf(slot))) is { } taken)
            {
                return taken;
            }
        }
    }

    /// <summary>Opens a slot's file of a day to go on with: the last one that has room, else the next.</summary>
    public FileStream Open(int slot, DateOnly day, int sizeLimit, ref int sequence)
    {
        Create();
        while (true)
        {
            var file = Open(System.IO.Path.Combine(path, LogFileName.Of(slot, day, sequence)));
            if (file.Length < sizeLimit)
            {
                return file;
            }

            file.Dispose();
            sequence++;
        }
    }

    /// <summary>Deletes files that are past their retention, and that nobody has open.</summary>
    /// <param name="oldest">Files whose last line is older are deleted.</param>
    /// <param name="most">How many are kept at most.</param>
    public void Sweep(DateTimeOffset oldest, int most)
    {
        var files = new DirectoryInfo(path)
            .EnumerateFiles(LogFileName.Pattern)
            .OrderByDescending(file => file.LastWriteTimeUtc)
            .ToList();
        for (var i = 0; i < files.Count; i++)
        {
            if ((i >= most || files[i].LastWriteTimeUtc < oldest.UtcDateTime) && !IsOpen(files[i].FullName))
            {
                files[i].Delete();
            }
        }
    }

    private void Create()
    {
        if (Directory.Exists(path))
        {
            return;
        }

        prepare();
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnersFolder);
        }
    }

    // Of a process that was killed in the midst of it.
    private static void EndTornLine(FileStream file)
    {
        if (file.Length == 0)
        {
            return;
        }

        file.Seek(-1, SeekOrigin.End);
        if (file.ReadByte() != '\n')
        {
            file.Write("\n"u8);
        }
    }

    // Whoever writes or reads a file holds a lock on it that is shared with others.
    private static bool IsOpen(string file)
    {
        try
        {
            using var whole = FileLock.TryTake(file);
            return whole is null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static FileStream Open(string file)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnersFile;
        }

        var opened = new FileStream(file, options);
        try
        {
            EndTornLine(opened);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }
}
