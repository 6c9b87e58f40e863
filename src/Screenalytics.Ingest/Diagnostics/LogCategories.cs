namespace Screenalytics.Ingest.Diagnostics;

/// <summary>Categories of loggers that have a meaning of their own.</summary>
internal static class LogCategories
{
    /// <summary>Runs with the debug flag: logged from debug on, whatever the level is.</summary>
    public const string DebugRun = "Screenalytics.Ingest.DebugRun";
}
