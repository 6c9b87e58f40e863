namespace Screenalytics.Ingest.RolloutGate.Photos;

/// <summary>Something of a gallery that is not as it was.</summary>
/// <param name="LinkId">The link.</param>
/// <param name="Field">What of it: a column, or <c>row</c>.</param>
/// <param name="Before">How it was.</param>
/// <param name="After">How it is.</param>
internal sealed record GalleryChange(Guid LinkId, string Field, string Before, string After)
{
    /// <summary>The person whose gallery it is.</summary>
    public Guid PersonId { get; init; }

    /// <summary>The field of flags.</summary>
    public const string Flag = "facebank_seed";

    /// <inheritdoc/>
    public override string ToString() => $"{Field} of link {LinkId} was {Before} and is {After}";
}
