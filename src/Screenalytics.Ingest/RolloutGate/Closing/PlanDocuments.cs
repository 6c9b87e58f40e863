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

    /// <summary>Writes the edited ones. When one of them can't be, those before it are as they were.</summary>
    /// <exception cref="GateFileException">One was changed meanwhile, or can't be written.</exception>
    public static void Write(IReadOnlyList<PlanEdit> edits)
    {
        var drafts = new List<(PlanEdit Edit, string Draft)>();
        var done = new List<PlanEdit>();
        try
        {
            foreach (var edit in edits.Where(edit => edit.State == PlanState.Closes))
            {
                var draft = DraftOf(edit.Path);
                drafts.Add((edit, draft));
                OwnFiles.WriteNew(draft, edit.Edited, ModeOf(edit.Path));
                SetMode(draft, edit.Path);
            }

            foreach (var (edit, _) in drafts)
            {
                if (!Read(edit.Path).AsSpan().SequenceEqual(edit.Original))
                {
                    throw new GateFileException(
                        $"{edit.Path} was changed meanwhile: nothing was written; run it again."
                    );
                }
            }

            foreach (var (edit, draft) in drafts)
            {
                File.Move(draft, edit.Path, overwrite: true);
                done.Add(edit);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TakeBack(done);
            throw e as GateFileException
                ?? new GateFileException($"The documents can't be written: {e.Message} None is changed.", e);
        }
        finally
        {
            foreach (var (_, draft) in drafts)
            {
                TryDelete(draft);
            }
        }
    }

    private static void TakeBack(List<PlanEdit> done)
    {
        foreach (var edit in done)
        {
            var draft = DraftOf(edit.Path);
            OwnFiles.WriteNew(draft, edit.Original, ModeOf(edit.Path));
            SetMode(draft, edit.Path);
            File.Move(draft, edit.Path, overwrite: true);
        }
    }

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

    private static string DraftOf(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");

    private static UnixFileMode? ModeOf(string path) =>
        OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(path) & Permissions;

    // The process's umask may have taken bits away.
    private static void SetMode(string draft, string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(draft, File.GetUnixFileMode(path) & Permissions);
        }
    }

    private static void TryDelete(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is nobody's document, by its name.
        }
    }
}
