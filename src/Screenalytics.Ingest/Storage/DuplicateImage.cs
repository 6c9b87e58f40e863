namespace Screenalytics.Ingest.Storage;

/// <summary>Rows of the face bank that are one image.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Key">The image's key, <c>s3_original_key</c>.</param>
/// <param name="Kept">The row that stays: the approved one, else the oldest; null when the pair is refused.</param>
/// <param name="Removed">The rows that go; empty when the pair is refused.</param>
/// <param name="Refused">Why a human has to decide (two rows are approved), or null.</param>
internal sealed record DuplicateImage(
    Guid PersonId,
    string Key,
    Guid? Kept,
    IReadOnlyList<Guid> Removed,
    string? Refused
);
