namespace Screenalytics.Ingest.Console.Gallery;

/// <summary>Why a caller of the proxy is not let in.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Error">What is said.</param>
/// <param name="Why">What is put on record.</param>
internal sealed record ProxyRefusal(int Status, string Error, string Why)
{
    /// <summary>Nobody has signed in, or the token is no user's.</summary>
    public static ProxyRefusal Unauthorized { get; } =
        new(StatusCodes.Status401Unauthorized, "unauthorized", "Neither a session nor a user's good token.");

    /// <summary>Somebody who is no allowlisted admin.</summary>
    public static ProxyRefusal Forbidden { get; } =
        new(StatusCodes.Status403Forbidden, "forbidden", "Only an allowlisted admin flags seeds.");

    /// <summary>An admin's browser, but no page of the console.</summary>
    public static ProxyRefusal Forged { get; } =
        new(
            StatusCodes.Status403Forbidden,
            "the request is not of a page of this session: load the page again",
            "The request was not of a page of its session."
        );
}
