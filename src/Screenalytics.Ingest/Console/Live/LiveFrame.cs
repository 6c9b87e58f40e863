namespace Screenalytics.Ingest.Console.Live;

/// <summary>How a page's live parts stand now.</summary>
/// <param name="Parts">The parts.</param>
/// <param name="IsOver">Whether nothing of it will change any more.</param>
internal sealed record LiveFrame(IReadOnlyList<LivePart> Parts, bool IsOver);
