using System.Globalization;

namespace Screenalytics.Ingest.Diagnostics.Files;

/// <summary>
/// Names of log files: <c>ingest-20261122.jsonl</c>, the day's next one <c>ingest-20261122_001.jsonl</c>, and of a second
/// process at the same time <c>ingest.2-20261122.jsonl</c>.
/// </summary>
internal static class LogFileName
{
    /// <summary>How all of them end.</summary>
    public const string Extension = ".jsonl";

    /// <summary>What all of them are found by, packed ones too.</summary>
    public const string Pattern = Stem + "*" + Extension + "*";

    private const string Stem = "ingest";

    /// <summary>The name of a slot's file.</summary>
    /// <param name="slot">The slot, from 1.</param>
    /// <param name="day">The day, in UTC.</param>
    /// <param name="sequence">The file's number of that day, from 0.</param>
    public static string Of(int slot, DateOnly day, int sequence) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{StemOf(slot)}-{day:yyyyMMdd}{(sequence == 0 ? "" : $"_{sequence:000}")}{Extension}"
        );

    /// <summary>The name of the file by whose lock a process holds a slot.</summary>
    public static string LockOf(int slot) => $".{StemOf(slot)}.lock";

    private static string StemOf(int slot) =>
        slot == 1 ? Stem : string.Create(CultureInfo.InvariantCulture, $"{Stem}.{slot}");
}
