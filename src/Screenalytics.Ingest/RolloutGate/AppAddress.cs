using System.Diagnostics.CodeAnalysis;

namespace Screenalytics.Ingest.RolloutGate;

/// <summary>Reads TRR-APP's base URL.</summary>
internal static class AppAddress
{
    /// <summary>What it has to be, to end an error with.</summary>
    public const string Form =
        "give its http or https base URL, without credentials, query and fragment, such as https://app.example.org";

    /// <summary>Reads it.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? url) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.Host.Length > 0
        && url.UserInfo.Length + url.Query.Length + url.Fragment.Length == 0;

    /// <summary>Whether two spellings are one address.</summary>
    public static bool AreSame(string one, string other) =>
        TryParse(one, out var first)
        && TryParse(other, out var second)
        && string.Equals(RootOf(first), RootOf(second), StringComparison.Ordinal);

    /// <summary>What the paths of its API are put behind.</summary>
    public static string RootOf(Uri url) => url.GetLeftPart(UriPartial.Path).TrimEnd('/');
}
