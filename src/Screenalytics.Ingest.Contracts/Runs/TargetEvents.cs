namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>What a webhook tells of a target.</summary>
public static class TargetEvents
{
    /// <summary>A run of it ended in an error.</summary>
    public const string Broken = "target.broken";

    /// <summary>It is ok again.</summary>
    public const string Fixed = "target.fixed";

    /// <summary>A run of it was suspect.</summary>
    public const string Suspect = "target.suspect";

    /// <summary>No run of it has ended well for too long.</summary>
    public const string Stale = "target.stale";

    /// <summary>The event by which a state begins.</summary>
    public static string Of(TargetState state) =>
        state switch
        {
            TargetState.Ok => Fixed,
            TargetState.Broken => Broken,
            TargetState.Suspect => Suspect,
            TargetState.Stale => Stale,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
}
