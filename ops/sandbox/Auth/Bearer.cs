namespace Screenalytics.Sandbox.Auth;

/// <summary>Takes the token out of an Authorization header.</summary>
internal static class Bearer
{
    private static readonly char[] _blanks = [' ', '\t'];

    public static string? Token(string? authorization)
    {
        var parts = authorization?.Split(_blanks, StringSplitOptions.RemoveEmptyEntries);
        return parts is [var scheme, var token] && scheme.Equals("bearer", StringComparison.OrdinalIgnoreCase)
            ? token
            : null;
    }
}
