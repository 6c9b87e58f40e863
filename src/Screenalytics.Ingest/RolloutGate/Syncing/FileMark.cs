namespace Screenalytics.Ingest.RolloutGate.Syncing;

/// <summary>Where a file ended.</summary>
/// <param name="Length">Its length.</param>
/// <param name="Tail">What its last bytes were, by which it is known again.</param>
internal sealed record FileMark(long Length, byte[] Tail)
{
    /// <summary>Where its last whole line ended: what is written in pieces must not be read from its middle on.</summary>
    public long LineEnd =>
        Tail.AsSpan().LastIndexOf((byte)'\n') is >= 0 and var at ? Length - Tail.Length + at + 1 : Length;
}
