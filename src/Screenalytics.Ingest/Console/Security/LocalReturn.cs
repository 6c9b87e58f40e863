namespace Screenalytics.Ingest.Console.Security;

/// <summary>Where to go on after the sign-in: a page of the console, never anywhere else.</summary>
internal static class LocalReturn
{
    /// <summary>The parameter that names it.</summary>
    public const string Parameter = "return";

    private const string Home = "/console";
    private const int Most = 2000;

    private static readonly Uri Base = new("http://console.invalid");

    /// <summary>The page that a parameter names; the overview when it names none of the console's.</summary>
    public static string Of(string? path)
    {
        if (
            path is not { Length: > 0 and <= Most }
            || path[0] != '/'
            || path.Any(letter => letter is '\\' or <= ' ' or >= '\u007f')
            || !Uri.TryCreate(Base, path, out var target)
            || target.Authority != Base.Authority
            || target.Scheme != Base.Scheme
        )
        {
            return Home;
        }

        // What some servers read as another path than browsers do is none of ours.
        var inside = target.AbsolutePath;
        var isPage =
            !inside.Contains('%', StringComparison.Ordinal)
            && (inside == Home || inside.StartsWith(Home + "/", StringComparison.Ordinal))
            && !inside.StartsWith(Home + "/live/", StringComparison.Ordinal)
            && !inside.StartsWith(SignInEndpoints.Path, StringComparison.Ordinal)
            && inside != SignInEndpoints.SignOutPath;
        return isPage ? target.PathAndQuery : Home;
    }
}
