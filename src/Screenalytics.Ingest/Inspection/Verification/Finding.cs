using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Verification;

/// <summary>Something that a log is found guilty of, or lacking.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Place">The line that shows it.</param>
/// <param name="RunId">The run, or null.</param>
/// <param name="PersonId">The person, or null.</param>
/// <param name="Pattern">The person's calls in short, or null.</param>
/// <param name="Sentence">What is wrong, in words.</param>
internal sealed record Finding(
    FindingKind Kind,
    LogPlace Place,
    Guid? RunId,
    Guid? PersonId,
    string? Pattern,
    string Sentence
);
