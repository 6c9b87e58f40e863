namespace Screenalytics.Ingest.Diagnostics.Files;

/// <summary>
/// An exclusive lock on a file that ends with its holder's process, however that ends; .NET holds it by
/// <c>flock</c> on Unix and by the sharing mode on Windows.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;
    private const int SharingViolation = unchecked((int)0x80070020);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, or answers null when somebody holds it.</summary>
    public static FileLock? TryTake(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new FileLock(new FileStream(path, options));
        }
        catch (IOException e) when (e.HResult is WouldBlockOnLinux or WouldBlockOnMac or SharingViolation)
        {
            return null;
        }
    }

    /// <summary>Waits for the lock until the token is cancelled.</summary>
    public static async Task<FileLock> TakeAsync(string path, TimeProvider time, CancellationToken cancellationToken)
    {
        FileLock? taken;
        while ((taken = TryTake(path)) is null)
        {
            await Task.Delay(Pause, time, cancellationToken);
        }

        return taken;
    }

    public void Dispose() => _file.Dispose();
}
