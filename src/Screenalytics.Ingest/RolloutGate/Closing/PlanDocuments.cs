using Screenalytics.Ingest.RolloutGate.Evidence;

namespace Screenalytics.Ingest.RolloutGate.Closing;

/// <summary>Reads plans' documents, and writes all of them or none.</summary>
internal static class PlanDocuments
{
    private const long MostBytes = 16 * 1024 * 1024;

    private const UnixFileMode Permissions = (UnixFileMode)0x1ff;

    /// <summary>Reads documents and edits them in memory; one that is named twice is read once.</summary>
    /// <exception cref="GateFileException">One can't be read.</exception>
    public static IReadOnlyList<PlanEdit> Edit(IEnumerable<string> paths, ClosingProof proof) =>
        [
            .. paths
                .Select(Resolve)
                .Distinct(StringComparer.Ordinal)
                .Select(path => PlanEditor.Edit(path, Read(path), proof)),
        ];

    /// <summary>
    /// Writes the edited ones in place, so that they stay whose they are. When one of them can't be, all are as they were, or
    /// the message says which is not, and where its old text lies.
    /// </summary>
    /// <exception cref="GateFileException">One was changed meanwhile, or can't be written.</exception>
    public static void Write(IReadOnlyList<PlanEdit> edits) => Write(edits, WriteInPlace);

    /// <summary>The same with another way of writing.</summary>
    internal static void Write(IReadOnlyList<PlanEdit> edits, Action<string, byte[]> write)
    {
        var copies = new List<(PlanEdit Edit, string Copy)>();
        var begun = new List<(PlanEdit Edit, string Copy)>();
        try
        {
            foreach (var edit in edits.Where(edit => edit.State == PlanState.Closes))
            {
                var copy = CopyOf(edit.Path);
                copies.Add((edit, copy));
                OwnFiles.WriteNew(copy, edit.Original, ModeOf(edit.Path));
            }

            foreach (var (edit, _) in copies)
            {
                if (!Read(edit.Path).AsSpan().SequenceEqual(edit.Original))
                {
                    throw new GateFileException(
                        $"{edit.Path} was changed meanwhile: nothing was written; run it again."
                    );
                }
            }

            foreach (var (edit, copy) in copies)
            {
                begun.Add((edit, copy));
                write(edit.Path, edit.Edited);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var notBack = TakeBack(begun, write);
            copies.RemoveAll(notBack.Contains);
            throw e as GateFileException
                ?? new GateFileException($"The documents can't be written: {e.Message} {Left(notBack)}", e);
        }
        finally
        {
            foreach (var (_, copy) in copies)
            {
                TryDelete(copy);
            }
        }
    }

    // The file itself is written: a new one in its place would belong to whoever runs this.
    private static void WriteInPlace(string path, byte[] bytes)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read);
        file.Write(bytes);
        file.SetLength(bytes.Length);
        file.Flush(flushToDisk: true);
    }

    private static List<(PlanEdit Edit, string Copy)> TakeBack(
        List<(PlanEdit Edit, string Copy)> begun,
        Action<string, byte[]> write
    )
    {
        var notBack = new List<(PlanEdit Edit, string Copy)>();
        foreach (var (edit, copy) in begun)
        {
            try
            {
                // One that could not be opened is as it was.
                if (!File.ReadAllBytes(edit.Path).AsSpan().SequenceEqual(edit.Original))
                {
                    write(edit.Path, edit.Original);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                notBack.Add((edit, copy));
            }
        }

        return notBack;
    }

    private static string Left(List<(PlanEdit Edit, string Copy)> notBack) =>
        notBack.Count == 0
            ? "None is changed."
            : $"Not as before: {string.Join(", ", notBack.Select(one => $"{one.Edit.Path} (its old text lies in {one.Copy})"))}; put the old text back by hand, then run it again.";

    // A link stays one: what it leads to is written.
    private static string Resolve(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            return File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GateFileException($"{full} can't be read: {e.Message}", e);
        }
    }

    private static byte[] Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                throw new GateFileException(
                    Directory.Exists(path)
                        ? $"{path} is a folder: name its documents."
                        : $"There is no document {path}."
                );
            }

            return file.Length <= MostBytes
                ? File.ReadAllBytes(path)
                : throw new GateFileException($"{path} is no plan's document: it is larger than 16 MiB.");
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException and not GateFileException)
        {
            throw new GateFileException($"{path} can't be read: {e.Message}", e);
        }
    }

    private static string CopyOf(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");

    private static UnixFileMode? ModeOf(string path) =>
        OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(path) & Permissions;

    private static void TryDelete(string copy)
    {
        try
        {
            File.Delete(copy);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It holds what the document held, and is nobody's document, by its name.
        }
    }
}
