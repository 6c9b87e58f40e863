namespace Screenalytics.Ingest.Storage.Cluster;

/// <summary>What a node has of the backend's places.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Parts">Parts that it holds.</param>
/// <param name="Places">Places that are its own.</param>
/// <param name="WaitingFor">For how long it has been waiting for a place; null while it does not.</param>
internal sealed record NodeShare(string Node, int Parts, int Places, TimeSpan? WaitingFor)
{
    /// <summary>Whether it has, or is about to have, use for a place.</summary>
    public bool IsActive => Parts > 0 || Places > 0 || WaitingFor is not null;
}
