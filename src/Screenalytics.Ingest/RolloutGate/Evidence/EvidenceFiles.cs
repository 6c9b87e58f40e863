namespace Screenalytics.Ingest.RolloutGate.Evidence;

/// <summary>The names of a folder's files.</summary>
internal static class EvidenceFiles
{
    /// <summary>All that a gate found out.</summary>
    public const string Json = "evidence.json";

    /// <summary>The same to paste into a plan.</summary>
    public const string Markdown = "evidence.md";

    /// <summary>The same to read.</summary>
    public const string Html = "evidence.html";

    /// <summary>The digests of the three.</summary>
    public const string Manifest = "manifest.json";

    /// <summary>The manifest's signature.</summary>
    public const string Signature = "manifest.sig.json";

    /// <summary>What a manifest lists, in its order.</summary>
    public static readonly IReadOnlyList<string> Listed = [Html, Json, Markdown];
}
