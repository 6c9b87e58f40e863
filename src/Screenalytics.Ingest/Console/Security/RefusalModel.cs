namespace Screenalytics.Ingest.Console.Security;

/// <summary>A page that tells why something is not to be had, and the way out.</summary>
/// <param name="Title">What it comes down to.</param>
/// <param name="Words">Why, and what to do.</param>
/// <param name="Way">Where to go.</param>
/// <param name="WayWords">What stands on the link there.</param>
public sealed record RefusalModel(string Title, string Words, Uri Way, string WayWords)
{
    /// <summary>Whether the browser goes there by itself.</summary>
    public bool GoesOn { get; init; }
}
