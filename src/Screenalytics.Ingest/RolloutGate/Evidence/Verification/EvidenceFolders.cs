using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate.Evidence.Verification;

/// <summary>The folders of evidence that lie in a data folder.</summary>
internal static class EvidenceFolders
{
    /// <summary>The latest of a stage, whether it can be trusted or not; null when there is none.</summary>
    /// <param name="root">The folder that they lie in.</param>
    /// <param name="stage">The stage.</param>
    /// <exception cref="GateFileException">The folder can't be read.</exception>
    public static string? Latest(string root, GateStage stage)
    {
        try
        {
            return Directory.Exists(root)
                ? Directory
                    .EnumerateDirectories(root)
                    .Where(folder => !Path.GetFileName(folder).StartsWith('.'))
                    .Select(folder => (Folder: folder, Evidence: EvidenceVerifier.Verify(folder, []).AsFound))
                    .Where(found => found.Evidence?.Stage == stage)
                    .OrderByDescending(found => found.Evidence!.FinishedAt)
                    .Select(found => found.Folder)
                    .FirstOrDefault()
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GateFileException($"{root} can't be read: {e.Message}", e);
        }
    }
}
