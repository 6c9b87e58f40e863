namespace Screenalytics.Ingest.Console.People;

/// <summary>What is flagged at TRR against what the face bank has.</summary>
/// <param name="Flagged">Photos that are flagged.</param>
/// <param name="FlaggedInBank">Those of them whose image the face bank has.</param>
/// <param name="FlaggedMissing">Those of them that a sync would take, as far as its cap goes.</param>
/// <param name="FlaggedUnusable">Those of them that a sync passes over.</param>
/// <param name="BankOnly">Images of the face bank that are not flagged, or not any more.</param>
public sealed record SeedComparison(
    int Flagged,
    int FlaggedInBank,
    int FlaggedMissing,
    int FlaggedUnusable,
    int BankOnly
)
{
    /// <summary>What it comes to, in a sentence.</summary>
    public string Words =>
        this switch
        {
            { Flagged: 0, BankOnly: 0 } =>
                "Nothing is flagged, and nothing is in the bank: a sync would fall back to all photos.",
            { Flagged: 0 } => "Nothing is flagged: what the bank has came from all photos, or was flagged once.",
            { FlaggedMissing: > 0 } => "A sync would take flagged photos that the bank does not have yet.",
            { FlaggedUnusable: var unusable } when unusable == Flagged =>
                "Photos are flagged, and none of them can be used: a sync files nothing, and does not fall back either.",
            _ => "The bank has all that is flagged and can be used.",
        };
}
