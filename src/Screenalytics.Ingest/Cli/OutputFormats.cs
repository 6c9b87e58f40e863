namespace Screenalytics.Ingest.Cli;

/// <summary>The values of <c>--output</c>.</summary>
internal static class OutputFormats
{
    /// <summary>For people.</summary>
    public const string Table = "table";

    /// <summary>One JSON value.</summary>
    public const string Json = "json";

    /// <summary>A JSON value a line, as things happen.</summary>
    public const string Ndjson = "ndjson";

    /// <summary>A page for a browser.</summary>
    public const string Html = "html";
}
