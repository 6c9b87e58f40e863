using Microsoft.AspNetCore.WebUtilities;

namespace Screenalytics.Sandbox.Http;

/// <summary>A status with its phrase, as Python's library words it.</summary>
internal static class StatusText
{
    public static string Line(int status) =>
        status switch
        {
            200 => "200 OK",
            413 => "413 Request Entity Too Large",
            422 => "422 Unprocessable Entity",
            _ => $"{status} {ReasonPhrases.GetReasonPhrase(status)}".TrimEnd(),
        };
}
