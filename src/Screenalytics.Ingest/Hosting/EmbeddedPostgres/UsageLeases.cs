using Screenalytics.Ingest.Diagnostics.Files;

namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>
/// Knows who uses the server: a locked file for each use, so that a killed program's use ends with it. Only to be
/// called under the layout's lock.
/// </summary>
internal sealed class UsageLeases(string folder)
{
    private const string Suffix = ".lease";

    /// <summary>Registers a use; disposing it ends the use.</summary>
    public FileLock Take() =>
        FileLock.TryTake(Path.Combine(folder, $"{Environment.ProcessId}-{Guid.NewGuid():n}{Suffix}"))
        ?? throw new InvalidOperationException("A new lease can't be somebody else's.");

    /// <summary>Whether anybody uses the server; what dead programs left is swept.</summary>
    public bool AnyHeld()
    {
        var held = false;
        foreach (var path in Directory.EnumerateFiles(folder, "*" + Suffix))
        {
            if (IsHeld(path))
            {
                held = true;
            }
            else
            {
                File.Delete(path);
            }
        }

        return held;
    }

    private static bool IsHeld(string path)
    {
        using var abandoned = FileLock.TryTake(path);
        return abandoned is null;
    }
}
