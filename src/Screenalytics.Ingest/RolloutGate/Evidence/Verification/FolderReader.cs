using System.Security.Cryptography;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.RolloutGate.Evidence.Verification;

/// <summary>Reads a folder's files, each once, no link and none that is too large; what is wrong with them is noted.</summary>
internal sealed class FolderReader(string folder, List<EvidenceProblem> problems)
{
    /// <summary>Bytes of a manifest and of a signature at most.</summary>
    public const long MostSmall = 64 * 1024;

    /// <summary>Bytes of any other file at most.</summary>
    public const long MostLarge = 64 * 1024 * 1024;

    private static readonly HashSet<string> Belonging =
    [
        .. EvidenceFiles.Listed,
        EvidenceFiles.Manifest,
        EvidenceFiles.Signature,
    ];

    private readonly Dictionary<string, FileSystemInfo> _found = new(StringComparer.Ordinal);

    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>SHA-256, in hexadecimal letters.</summary>
    public static string DigestOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Looks what is there.</summary>
    /// <returns>Whether the folder could be listed.</returns>
    public bool Open()
    {
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
            {
                _found[entry.Name] = entry;
                if (!Belonging.Contains(entry.Name))
                {
                    var name = PlainText.Of(entry.Name, 200);
                    Add(EvidenceFault.FileExtra, $"{name} does not belong to the evidence: take it away.", name);
                }
            }

            return true;
        }
        catch (DirectoryNotFoundException)
        {
            Add(EvidenceFault.FolderMissing, $"There is no folder {folder}.", null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Add(
                EvidenceFault.Unreadable,
                File.Exists(folder)
                    ? $"{folder} is a file: give the folder that it is in."
                    : $"{folder} can't be read: {e.Message}",
                null
            );
        }

        return false;
    }

    /// <summary>Reads a file; null when it can't be had, which is noted.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="most">Bytes at most.</param>
    /// <param name="listed">What the manifest says of it, or null.</param>
    public byte[]? Read(string name, long most, GateFile? listed = null)
    {
        if (!_found.TryGetValue(name, out var entry))
        {
            Add(EvidenceFault.FileMissing, $"{name} is missing.", name);
            return null;
        }

        if (entry is not FileInfo file || file.LinkTarget is not null || IsSpecial(file))
        {
            Add(EvidenceFault.NoFile, $"{name} is no file of its own, but a link, a folder or a device.", name);
            return null;
        }

        try
        {
            // The size first: what has none may be a pipe, which would never end.
            if (file.Length == 0 || file.Length > most || (listed is not null && file.Length != listed.Bytes))
            {
                var expected = listed is null ? $"1 to {most:N0}" : $"{listed.Bytes:N0}";
                Add(
                    EvidenceFault.SizeWrong,
                    FormattableString.Invariant($"{name} has {file.Length:N0} bytes, and {expected} are expected."),
                    name
                );
                return null;
            }

            return Checked(name, ReadWhole(file), listed);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Add(EvidenceFault.Unreadable, $"{name} can't be read: {e.Message}", name);
            return null;
        }
    }

    private byte[] Checked(string name, byte[] bytes, GateFile? listed)
    {
        if (listed is not null && !string.Equals(DigestOf(bytes), listed.Sha256, StringComparison.Ordinal))
        {
            Add(
                EvidenceFault.ContentWrong,
                $"{name} was changed after the gate: its SHA-256 is not the manifest's.",
                name
            );
        }

        return bytes;
    }

    private static byte[] ReadWhole(FileInfo file)
    {
        using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read);
        var bytes = new byte[file.Length];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read];
    }

    private static bool IsSpecial(FileInfo file) =>
        (file.Attributes & (FileAttributes.ReparsePoint | FileAttributes.Directory | FileAttributes.Device)) != 0;

    private void Add(EvidenceFault fault, string sentence, string? file) =>
        problems.Add(new EvidenceProblem(fault, sentence, file));
}
