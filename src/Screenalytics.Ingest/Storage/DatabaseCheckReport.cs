namespace Screenalytics.Ingest.Storage;

/// <summary>What <c>db check</c> found.</summary>
/// <param name="Identity">The database and the user.</param>
/// <param name="FaceBank">What stands in the face bank's place.</param>
/// <param name="Findings">Every line, in the order of the checks.</param>
internal sealed record DatabaseCheckReport(
    DatabaseIdentity Identity,
    FaceBankKind FaceBank,
    IReadOnlyList<CheckFinding> Findings
)
{
    /// <summary>Whether a sync may run.</summary>
    public bool Ready => Findings.All(finding => finding.Level != CheckLevel.Failed);
}
