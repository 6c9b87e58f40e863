namespace Screenalytics.Ingest.Sync;

/// <summary>What to do about sudden changes, as the settings name it.</summary>
internal static class SuspectActions
{
    /// <summary>The run is flagged once it has ended.</summary>
    public const string Flag = "flag";

    /// <summary>The fallback is held back until the first answers are judged.</summary>
    public const string Hold = "hold";
}
