namespace Screenalytics.Ingest.Console.Security;

/// <summary>Settings that hold several values.</summary>
internal static class CommaList
{
    private static readonly char[] Separators = [',', ';', '\n', '\r'];

    /// <summary>The values, without blanks around them.</summary>
    public static string[] Split(string? list) =>
        (list ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
