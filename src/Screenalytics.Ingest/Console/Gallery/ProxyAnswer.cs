using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Console.Gallery;

/// <summary>
/// What the proxy answers to what came of a call: the backend's status and message as they are, 502 when there is none. Pure.
/// </summary>
internal sealed record ProxyAnswer
{
    /// <summary>What is said when the backend's own words are none, such as a list.</summary>
    public const string NothingTold = "Facebank seed update failed";

    private const int FirstError = StatusCodes.Status400BadRequest;
    private const int PastErrors = 600;

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>How the flag stands, or null when the call failed.</summary>
    public SeedToggleAnswer? Done { get; init; }

    /// <summary>What is wrong, or null.</summary>
    public string? Error { get; init; }

    /// <summary>What to do about it, or null.</summary>
    public string? WayOut { get; init; }

    /// <summary>What the audit trail notes.</summary>
    public required AuditEnd End { get; init; }

    /// <summary>Of a call.</summary>
    public static ProxyAnswer Of(Guid personId, Guid linkId, bool flag, SeedToggleResult result, string host)
    {
        var verdict = SeedToggleWords.Of(personId, linkId, flag, result, host, PageWays.All);
        if (verdict.Done)
        {
            return new ProxyAnswer
            {
                Status = StatusCodes.Status200OK,
                Done = result.Answer,
                End = new AuditEnd(AuditOutcome.Done, After: Stands(flag)),
            };
        }

        var isTheBackends = result.Status is >= FirstError and < PastErrors;
        return new ProxyAnswer
        {
            Status = isTheBackends ? result.Status : StatusCodes.Status502BadGateway,
            Error = isTheBackends ? TextOf(result.Detail) ?? NothingTold : verdict.Message,
            WayOut = verdict.WayOut,
            End = new AuditEnd(
                IsRefusal(result.Status) ? AuditOutcome.Refused : AuditOutcome.Failed,
                Detail: $"{verdict.Message.TrimEnd('.')}. {verdict.WayOut}".TrimEnd()
            ),
        };
    }

    /// <summary>How a flag stands, in words.</summary>
    public static string Stands(bool flag) => flag ? "a facebank seed" : "no facebank seed";

    // Past these, the flag may have changed all the same.
    private static bool IsRefusal(int status) =>
        status
            is >= FirstError
                and < StatusCodes.Status500InternalServerError
                and not StatusCodes.Status408RequestTimeout;

    // Where the backend lists what is wrong with a request, that is for its log: the app says a sentence.
    private static string? TextOf(string? detail) =>
        string.IsNullOrWhiteSpace(detail) || detail[0] is '[' or '{' or '<' ? null : detail;
}
