namespace Screenalytics.Ingest.Contracts.Logging;

/// <summary>What is known of a log event before it is ever logged.</summary>
/// <param name="Id">Its id: <c>@i</c> of a line.</param>
/// <param name="Name">Its name: <c>Event</c> of a line.</param>
/// <param name="Level">Its level, such as <c>Information</c>; null when that depends on what is told.</param>
/// <param name="Meaning">What it tells, in a sentence.</param>
/// <param name="Properties">The names of its properties; in a line, one without a value is left out.</param>
public sealed record LogEventInfo(int Id, string Name, string? Level, string Meaning, IReadOnlyList<string> Properties);
