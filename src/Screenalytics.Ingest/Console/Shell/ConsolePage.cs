namespace Screenalytics.Ingest.Console.Shell;

/// <summary>Marks an endpoint as the console's own, whose failures are told on a page.</summary>
internal sealed class ConsolePage
{
    /// <summary>The mark.</summary>
    public static ConsolePage Mark { get; } = new();
}
