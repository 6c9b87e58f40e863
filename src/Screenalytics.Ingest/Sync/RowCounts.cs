using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Sync;

/// <summary>Rows by what became of them: fetched = chosen + duplicates + skipped + over the cap.</summary>
/// <param name="Fetched">Rows that the backend answered.</param>
/// <param name="Chosen">Rows that were chosen.</param>
/// <param name="Duplicates">Rows that repeat a usable photo.</param>
/// <param name="OverCap">Usable rows past the cap.</param>
/// <param name="Skipped">Unusable rows, indexed by <see cref="SkipReason"/>; null when there is none.</param>
internal readonly record struct RowCounts(int Fetched, int Chosen, int Duplicates, int OverCap, int[]? Skipped);
