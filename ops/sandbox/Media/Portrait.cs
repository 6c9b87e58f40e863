using System.Globalization;
using System.Text;
using Screenalytics.Sandbox.Http;

namespace Screenalytics.Sandbox.Media;

/// <summary>Draws a portrait for any path below <c>/media</c>: the same path always shows the same face.</summary>
internal static class Portrait
{
    public const string Prefix = "/media";

    private static readonly string[] _skins = ["#f6d7c3", "#eac0a0", "#d19a74", "#a86f4b", "#7d4e33", "#5a3825"];
    private static readonly string[] _hairs = ["#2b211e", "#5b3a26", "#8c5a2b", "#c79a4b", "#a9a9ad", "#7a2e22"];
    private static readonly string[] _grounds = ["#dbe7f0", "#e6e0f0", "#e2efe0", "#f4e9d8", "#f3dfe2", "#d9ecec"];
    private static readonly string[] _shirts = ["#33546f", "#6b3f5e", "#3f6b52", "#8a5a2f", "#44464f", "#934646"];

    public static Answer Answer(string path)
    {
        // The person's part of the path gives the face, the file name only the pose and the light.
        var cut = path.LastIndexOf('/');
        var face = Hash(path[..Math.Max(cut, 1)]);
        var pose = Hash(path);
        var svg = Draw(face, pose);
        return new Answer
        {
            Status = 200,
            ContentType = "image/svg+xml",
            Body = Encoding.UTF8.GetBytes(svg),
        };
    }

    private static ulong Hash(string text)
    {
        var hash = 17UL;
        foreach (var letter in text)
        {
            hash = StableHash.Mix(hash, letter);
        }

        return hash;
    }

    private static string Draw(ulong face, ulong pose)
    {
        var skin = Pick(_skins, face);
        var hair = Pick(_hairs, face >> 8);
        var wide = 52 + (int)((face >> 16) % 14);
        var tilt = (int)(pose % 17) - 8;
        var smile = 6 + (int)((pose >> 8) % 12);
        var eyes = 20 + (int)((face >> 24) % 8);
        var glasses = (face >> 32) % 4 == 0;
        var fringe = 28 + (int)((face >> 40) % 26);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 300" role="img" aria-label="A drawn portrait">
            <rect width="240" height="300" fill="{Pick(_grounds, pose >> 16)}"/>
            <path d="M30 300 C35 235 85 220 120 220 C155 220 205 235 210 300 Z" fill="{Pick(_shirts, pose >> 24)}"/>
            <g transform="rotate({tilt} 120 150)">
            <ellipse cx="120" cy="118" rx="{wide + 14}" ry="82" fill="{hair}"/>
            <rect x="100" y="185" width="40" height="45" rx="16" fill="{skin}"/>
            <ellipse cx="120" cy="140" rx="{wide}" ry="70" fill="{skin}"/>
            <path d="M{120 - wide} 125 C{120 - wide} 45 {120 + wide} 45 {120 + wide} 125 C{100 + wide} {fringe
                + 62} {150 - wide} {fringe + 50} {120 - wide} 125 Z" fill="{hair}"/>
            <circle cx="{120 - eyes}" cy="140" r="5" fill="#26221f"/><circle cx="{120
                + eyes}" cy="140" r="5" fill="#26221f"/>
            {(
                glasses ? Glasses(eyes) : ""
            )}<path d="M116 158 q4 5 8 0" fill="none" stroke="#00000055" stroke-width="3"/>
            <path d="M98 178 q22 {smile} 44 0" fill="none" stroke="#7a2f2f" stroke-width="4" stroke-linecap="round"/>
            </g></svg>
            """
        );
    }

    private static string Glasses(int eyes) =>
        $"<g fill=\"none\" stroke=\"#26221f\" stroke-width=\"3\"><circle cx=\"{120 - eyes}\" cy=\"140\" r=\"15\"/>"
        + $"<circle cx=\"{120 + eyes}\" cy=\"140\" r=\"15\"/><path d=\"M{135 - eyes} 140 H{105 + eyes}\"/></g>\n";

    private static string Pick(string[] colours, ulong hash) => colours[hash % (ulong)colours.Length];
}
