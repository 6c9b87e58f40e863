using System.Security.Cryptography;
using System.Text;
using Screenalytics.Ingest.Diagnostics.Files;

namespace Screenalytics.Ingest.RolloutGate.Evidence;

/// <summary>The data folder's own signing key: made once, and read by its owner alone.</summary>
internal static class SigningKeyFile
{
    private const string Name = "signing.key";
    private const int Bytes = 32;
    private const int MostBytes = 1024;

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>The file of a data folder.</summary>
    public static string In(string dataDirectory) => Path.Combine(dataDirectory, EvidenceFolder.Root, Name);

    /// <summary>Reads the key, in hexadecimal letters; null when there is none.</summary>
    /// <exception cref="GateFileException">It can't be used.</exception>
    public static string? Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                return null;
            }

            CheckMode(path);
            var text = file.Length <= MostBytes ? File.ReadAllText(path).Trim() : "";
            return text.Length == Bytes * 2 && text.All(char.IsAsciiHexDigitLower)
                ? text
                : throw new GateFileException(
                    $"{path} is no signing key ({Bytes * 2} hexadecimal letters): put the right one back; without it, evidence that it signed can't be verified. Remove it to have a new one made."
                );
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException and not GateFileException)
        {
            throw new GateFileException($"The signing key {path} can't be read: {e.Message}", e);
        }
    }

    /// <summary>Reads the key, and makes one when there is none; of two who make one at once, both get the same.</summary>
    /// <exception cref="GateFileException">It can't be used, or not be made.</exception>
    public static string ReadOrMake(string path)
    {
        if (Read(path) is { } there)
        {
            return there;
        }

        var draft = $"{path}.{Guid.NewGuid():N}";
        try
        {
            OwnFiles.CreateFolder(Path.GetDirectoryName(path)!);
            using var held = Take($"{path}.lock");
            if (Read(path) is { } made)
            {
                return made;
            }

            OwnFiles.WriteNew(
                draft,
                Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes)))
            );
            File.Move(draft, path, overwrite: false);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException and not GateFileException)
        {
            File.Delete(draft);
            throw new GateFileException(
                $"No signing key can be made in {Path.GetDirectoryName(path)}: {e.Message} Make it writable, or give a key by SCREENALYTICS_GATE_KEY.",
                e
            );
        }

        return Read(path) ?? throw new GateFileException($"The signing key {path} is gone again.");
    }

    // A file that is moved to where none was may still replace one that came in between, so that makers take turns.
    private static FileLock Take(string path)
    {
        var wait = new SpinWait();
        FileLock? taken;
        while ((taken = FileLock.TryTake(path)) is null)
        {
            wait.SpinOnce();
        }

        return taken;
    }

    private static void CheckMode(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
        {
            throw new GateFileException(
                $"Others than its owner may use the signing key {path}, so that it proves nothing: 'chmod 600' it when nobody has, else remove it to have a new one made."
            );
        }
    }
}
