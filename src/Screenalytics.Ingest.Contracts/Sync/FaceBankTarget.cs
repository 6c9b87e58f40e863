namespace Screenalytics.Ingest.Contracts.Sync;

/// <summary>All people who have an image in the face bank.</summary>
public sealed record FaceBankTarget : SyncTarget
{
    /// <inheritdoc/>
    public override string Key => "face_bank";
}
