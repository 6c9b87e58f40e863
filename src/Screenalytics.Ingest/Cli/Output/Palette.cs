namespace Screenalytics.Ingest.Cli.Output;

/// <summary>A few calm colours, or none.</summary>
internal sealed class Palette(bool colors)
{
    private const string Reset = "\e[0m";

    /// <summary>Something that is well.</summary>
    public string Good(string text) => Paint("\e[32m", text);

    /// <summary>Something to look at.</summary>
    public string Warn(string text) => Paint("\e[33m", text);

    /// <summary>Something that failed.</summary>
    public string Bad(string text) => Paint("\e[31m", text);

    /// <summary>Something that matters most.</summary>
    public string Strong(string text) => Paint("\e[1m", text);

    /// <summary>Something beside.</summary>
    public string Dim(string text) => Paint("\e[2m", text);

    private string Paint(string code, string text) => colors ? $"{code}{text}{Reset}" : text;
}
