using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.RolloutGate.Syncing;

/// <summary>Approved rows of the whole face bank, whoever's, as they were and as they are: those that were created last.</summary>
/// <param name="Before">As they were; null where the bank is too big to find them in time.</param>
/// <param name="Now">As they are; what is gone is left out.</param>
internal sealed record ApprovedSample(IReadOnlyList<BankRow>? Before, IReadOnlyList<BankRow> Now)
{
    /// <summary>How many are looked at.</summary>
    public const int Most = 200;

    /// <summary>Looks at the same rows again.</summary>
    public static async Task<ApprovedSample> LookAgainAsync(
        IGateStore store,
        IReadOnlyList<BankRow>? before,
        CancellationToken cancellationToken
    ) =>
        new(
            before,
            before is { Count: > 0 }
                ? await store.BankImagesAsync([.. before.Select(row => row.ImageId)], cancellationToken)
                : []
        );
}
