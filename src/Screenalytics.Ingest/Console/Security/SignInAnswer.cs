namespace Screenalytics.Ingest.Console.Security;

/// <summary>What a try to sign in came to.</summary>
/// <param name="Status">The status to answer with; 200 for somebody who is in.</param>
/// <param name="Words">Why not, in a sentence; null for somebody who is in.</param>
internal sealed record SignInAnswer(int Status, string? Words)
{
    /// <summary>They are in.</summary>
    public static SignInAnswer In { get; } = new(StatusCodes.Status200OK, null);

    /// <summary>After how long to try again.</summary>
    public TimeSpan? Wait { get; init; }
}
