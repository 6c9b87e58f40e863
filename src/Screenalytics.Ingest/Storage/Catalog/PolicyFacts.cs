namespace Screenalytics.Ingest.Storage.Catalog;

/// <summary>A row-level security policy of the face bank that applies to the user.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Command">The right it is about, upper-case, or <c>ALL</c>.</param>
/// <param name="Permissive">Whether it opens rows; else it closes them.</param>
/// <param name="Condition">Which rows; null for every one.</param>
/// <param name="Check">Which new rows; null when <paramref name="Condition"/> decides.</param>
internal sealed record PolicyFacts(string Name, string Command, bool Permissive, string? Condition, string? Check);
