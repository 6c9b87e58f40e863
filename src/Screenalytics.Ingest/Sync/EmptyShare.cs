using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Sync;

/// <summary>How many good first answers were empty.</summary>
/// <param name="Empty">People whose <c>seed_only=true</c> was proven empty.</param>
/// <param name="Answers">People whose first answer was good, the empty ones among them.</param>
internal readonly record struct EmptyShare(int Empty, int Answers)
{
    /// <summary>The share, 0 to 1; 0 without an answer.</summary>
    public double Share => Answers == 0 ? 0 : (double)Empty / Answers;

    /// <summary>What a run's figures come to.</summary>
    public static EmptyShare Of(SyncReport report)
    {
        var empty = report.FallbackPeople + report.EmptyPeople + report.HeldPeople;
        return new EmptyShare(empty, empty + report.SeededPeople);
    }

    /// <summary>Both together.</summary>
    public static EmptyShare operator +(EmptyShare one, EmptyShare other) =>
        new(one.Empty + other.Empty, one.Answers + other.Answers);
}
