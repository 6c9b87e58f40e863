namespace Screenalytics.Ingest.Contracts.Console;

/// <summary>How one signs in to the console: the values of <see cref="SessionView.Method"/>.</summary>
public static class SignInMethods
{
    /// <summary>The admin secret.</summary>
    public const string Secret = "secret";

    /// <summary>A user's token of TRR.</summary>
    public const string Token = "token";
}
