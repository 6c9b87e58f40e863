namespace Screenalytics.Ingest.Storage;

/// <summary>What <c>db migrate</c> would do.</summary>
/// <param name="Identity">The database and the user.</param>
/// <param name="FaceBank">What stands in the face bank's place.</param>
/// <param name="Steps">The migrations that are missing, in order.</param>
/// <param name="Obstacles">What stands in their way; while there is any, nothing is changed.</param>
internal sealed record MigrationPlan(
    DatabaseIdentity Identity,
    FaceBankKind FaceBank,
    IReadOnlyList<MigrationStep> Steps,
    IReadOnlyList<CheckFinding> Obstacles
)
{
    /// <summary>Whether nothing is missing.</summary>
    public bool UpToDate => Steps.Count == 0 && Obstacles.Count == 0;

    /// <summary>Whether applying it can succeed.</summary>
    public bool Applicable => Obstacles.Count == 0;

    /// <summary>
    /// The whole script, ready for <c>psql</c>; when the user lacks rights, it is what the owner runs, grants included.
    /// </summary>
    public required string Sql { get; init; }
}
