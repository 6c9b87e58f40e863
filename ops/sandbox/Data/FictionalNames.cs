namespace Screenalytics.Sandbox.Data;

/// <summary>Names of nobody.</summary>
internal static class FictionalNames
{
    private static readonly string[] _first =
    [
        "Maren",
        "Ilse",
        "Tobin",
        "Odalys",
        "Perrin",
        "Saskia",
        "Corwin",
        "Yoko",
        "Amadi",
        "Linnea",
        "Bram",
        "Zofia",
        "Ravi",
    ];

    private static readonly string[] _last =
    [
        "Oakfield",
        "Quillfeather",
        "Brightwater",
        "Vandermeer-Løv",
        "Tamsin",
        "Ashgrove",
        "Kestrelby",
        "Nakahara",
        "Obiora",
        "Lindqvist",
        "Marrowby",
    ];

    public static string Of(int number) => $"{_first[number % _first.Length]} {_last[number % _last.Length]}";
}
