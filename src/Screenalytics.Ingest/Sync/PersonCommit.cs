using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Sync;

/// <summary>What the face bank made of one person's result.</summary>
/// <param name="Inserted">A bit a chosen photo, lowest first: whether its image was inserted.</param>
/// <param name="Failure">Why the database refused this person, or none; then nothing was written but the refusal.</param>
/// <param name="Detail">The refusal in words, free of secrets, or null.</param>
internal readonly record struct PersonCommit(
    uint Inserted,
    FailureCode Failure = FailureCode.None,
    string? Detail = null
)
{
    /// <summary>How many images were inserted.</summary>
    public int InsertedCount => System.Numerics.BitOperations.PopCount(Inserted);

    /// <summary>Whether the image of the chosen photo at this index was inserted.</summary>
    public bool IsInserted(int index) => (Inserted & (1u << index)) != 0;
}
