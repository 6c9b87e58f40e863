namespace Screenalytics.Ingest.Contracts.Console;

/// <summary>A part of a run that one process took over from another.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Part">The part's number, from 0.</param>
/// <param name="FromNode">Who had it.</param>
/// <param name="ToNode">Who took it over.</param>
/// <param name="TakenAt">When.</param>
public sealed record TakeoverView(Guid RunId, int Part, string FromNode, string ToNode, DateTimeOffset TakenAt);
