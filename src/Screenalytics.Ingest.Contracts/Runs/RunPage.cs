namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
/// <param name="Items">The page.</param>
/// <param name="Next">What to pass as <c>after</c> for the next page; null on the last one.</param>
public sealed record RunPage<T>(IReadOnlyList<T> Items, string? Next);
