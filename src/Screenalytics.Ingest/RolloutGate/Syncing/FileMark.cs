namespace Screenalytics.Ingest.RolloutGate.Syncing;

/// <summary>Where a file ended.</summary>
/// <param name="Length">Its length.</param>
/// <param name="Tail">What its last bytes were, by which it is known again.</param>
internal sealed record FileMark(long Length, byte[] Tail);
