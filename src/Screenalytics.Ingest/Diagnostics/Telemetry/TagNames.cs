namespace Screenalytics.Ingest.Diagnostics.Telemetry;

/// <summary>What is true or false as an attribute, without a box of its own.</summary>
internal static class TagNames
{
    private static readonly object True = true;
    private static readonly object False = false;

    /// <summary>The value.</summary>
    public static object Of(bool value) => value ? True : False;
}
