using System.Net.Http.Headers;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>Reads the content's headers as they were sent, so that a strange one is a fact and not an exception.</summary>
internal static class ContentHeaders
{
    private const string Json = "application/json";

    /// <summary>Whether the content is announced as JSON in UTF-8, and only once.</summary>
    /// <param name="content">The content.</param>
    /// <param name="contentType">What was announced, for a message.</param>
    public static bool IsJson(HttpContent content, out string contentType)
    {
        contentType = "none";
        if (!content.Headers.NonValidated.TryGetValues("Content-Type", out var values))
        {
            return false;
        }

        contentType = values.ToString();
        if (values.Count != 1)
        {
            return false;
        }

        return contentType == Json
            || (
                MediaTypeHeaderValue.TryParse(contentType, out var parsed)
                && string.Equals(parsed.MediaType, Json, StringComparison.OrdinalIgnoreCase)
                && parsed.Parameters.All(parameter =>
                    !string.Equals(parameter.Name, "charset", StringComparison.OrdinalIgnoreCase)
                    || string.Equals(parameter.Value?.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase)
                )
            );
    }

    /// <summary>Whether the body's end is announced in one way only, and that way can be read.</summary>
    public static bool IsFramed(HttpResponseMessage response)
    {
        var announced = response.Content.Headers.NonValidated.TryGetValues("Content-Length", out var lengths);
        return response.Headers.NonValidated.TryGetValues("Transfer-Encoding", out var codings)
            ? !announced && string.Equals(codings.ToString(), "chunked", StringComparison.OrdinalIgnoreCase)
            : !announced || (lengths.Count == 1 && response.Content.Headers.ContentLength is not null);
    }

    /// <summary>The content's encoding, or null when it has none; nobody asked for any.</summary>
    public static string? EncodingOf(HttpContent content) =>
        content.Headers.NonValidated.TryGetValues("Content-Encoding", out var values) ? values.ToString() : null;
}
