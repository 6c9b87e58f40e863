namespace Screenalytics.Sandbox.Data;

/// <summary>Names of nobody.</summary>
internal static class FictionalNames
{
    private static readonly string[] First =
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

    private static readonly string[] Last =
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

    public static string Of(int number) => $"{First[number % First.Length]} {Last[number % Last.Length]}";
}
