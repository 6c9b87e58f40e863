namespace Screenalytics.Ingest.Api.OpenApi;

/// <summary>What the statuses of problems mean.</summary>
internal static class ProblemTexts
{
    /// <summary>The words.</summary>
    public static string Of(int status) =>
        status switch
        {
            400 => "The request is wrong; errors names every field, its value and the way out.",
            403 => "The admin secret is missing or wrong.",
            404 => "There is no such thing.",
            409 => "What is in flight, or what was asked before, stands in the way; run_id names the run.",
            413 => "The body is over 8 MiB.",
            415 => "The body is not application/json in UTF-8.",
            429 => "Too many wrong admin secrets came from this address.",
            500 => "A defect, or an error of the database; the log knows it by trace_id.",
            503 =>
                "The worker has no admin secret, waits for its database, is about to stop, or serves too many followers.",
            _ => "",
        };
}
