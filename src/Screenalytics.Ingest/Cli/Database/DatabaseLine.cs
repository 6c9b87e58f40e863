namespace Screenalytics.Ingest.Cli.Database;

/// <summary>One finding as it is printed.</summary>
/// <param name="Mark">How it stands: <c>ok</c>, <c>warning</c>, <c>failed</c>...</param>
/// <param name="Text">The finding, in one sentence.</param>
/// <param name="Details">The way out, the SQL, the rows: a line each.</param>
internal sealed record DatabaseLine(string Mark, string Text, IReadOnlyList<string> Details);
