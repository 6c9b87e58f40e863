using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>Tells what an answer of the seed toggle means. Only one that names all that was asked for is done.</summary>
internal static class SeedToggleWords
{
    /// <summary>Tells it.</summary>
    /// <param name="personId">Whose gallery was named.</param>
    /// <param name="linkId">The link that was named.</param>
    /// <param name="flag">The flag that was asked for.</param>
    /// <param name="result">What came.</param>
    /// <param name="host">The backend's host.</param>
    /// <param name="ways">Where whoever asks may look.</param>
    public static SeedToggleVerdict Of(
        Guid personId,
        Guid linkId,
        bool flag,
        SeedToggleResult result,
        string host,
        SeedToggleWays ways
    ) =>
        result switch
        {
            { Failure: FailureCode.None, Answer: { } answer } => OfAnswer(personId, linkId, flag, answer, ways),
            { Failure: FailureCode.None } => new(
                false,
                FailureCode.BodyMalformed,
                "TRR-Backend's answer can't be read",
                ways.NotKnown
            ),
            _ => OfFailure(personId, linkId, result, host, ways),
        };

    private static SeedToggleVerdict OfAnswer(
        Guid personId,
        Guid linkId,
        bool flag,
        SeedToggleAnswer answer,
        SeedToggleWays ways
    )
    {
        var other =
            answer.LinkId != linkId ? $"it names link {answer.LinkId}, not {linkId}"
            : answer.PersonId != personId ? $"it names person {answer.PersonId}, not {personId}"
            : answer.FacebankSeed != flag ? $"it says that the photo {Stands(answer.FacebankSeed)}"
            : null;
        return other is null
            ? new(true, FailureCode.None, $"Link {linkId} of person {personId} {Stands(flag)} now.", null)
            : new(
                false,
                FailureCode.BodyMalformed,
                $"TRR-Backend answered 200, but of something else than was asked for: {other}",
                ways.NotKnown
            );
    }

    private static SeedToggleVerdict OfFailure(
        Guid personId,
        Guid linkId,
        SeedToggleResult result,
        string host,
        SeedToggleWays ways
    )
    {
        var said = result.Detail is { } detail ? $": {detail}" : "";
        var (message, wayOut) = result.Status switch
        {
            401 => (
                $"TRR-Backend refused the service role's token (401){said}",
                "Check TRR_CORE_SUPABASE_SERVICE_ROLE_KEY: it is missing there, malformed, expired or signed with another secret than the backend's."
            ),
            403 => (
                $"TRR-Backend denied the toggle (403){said}",
                "Check that TRR_INTERNAL_ADMIN_SHARED_SECRET is the backend's own, and that TRR_CORE_SUPABASE_SERVICE_ROLE_KEY is of the role service_role and not expired."
            ),
            404 when Says(result, "link") => ($"There is no gallery link {linkId} (404){said}", ways.OfLinks),
            404 => (
                $"TRR-Backend does not know the toggle's path (404){said}",
                "Check TRR_API_URL, and that the backend's version has the seed toggle."
            ),
            409 when Says(result, "belong") => (
                $"Link {linkId} is not of person {personId} (409){said}",
                ways.OfPerson
            ),
            409 when Says(result, "gallery image") => (
                $"Link {linkId} is no photo of a person's gallery (409){said}",
                ways.OfKind
            ),
            409 => ($"TRR-Backend sees a conflict (409){said}", ways.NotKnown),
            422 => (
                $"TRR-Backend refused the ids or the flag (422){said}",
                "Check both ids; the backend may be of another version than this program knows."
            ),
            502 => ($"TRR-Backend could not reach its database (502){said}", $"Try again later. {ways.NotKnown}"),
            _ => OfCode(result, said, host, ways),
        };
        return new(false, result.Failure, message, wayOut);
    }

    private static (string Message, string WayOut) OfCode(
        SeedToggleResult result,
        string said,
        string host,
        SeedToggleWays ways
    )
    {
        var status = result.Status > 0 ? $" ({result.Status})" : "";
        return result.Failure switch
        {
            FailureCode.BackendError => (
                $"TRR-Backend answered with a server error{status}{said}",
                $"Try again later. {ways.NotKnown}"
            ),
            FailureCode.BackendBusy => ($"TRR-Backend stayed busy{status}{said}", $"Try again later. {ways.NotKnown}"),
            FailureCode.BackendTimeout => (
                $"TRR-Backend at {host} did not answer in time, retries included",
                ways.NotKnown
            ),
            FailureCode.ConnectionFailed => (
                $"TRR-Backend at {host} could not be reached{said}",
                $"Check TRR_API_URL and the network. {ways.NotKnown}"
            ),
            FailureCode.BodyMalformed => ($"TRR-Backend's answer{status} can't be read{said}", ways.NotKnown),
            _ => ($"{FailureCatalog.Describe(result.Failure).Message.TrimEnd('.')}{status}{said}", ways.NotKnown),
        };
    }

    // The backend tells its two conflicts, and what it does not find, apart by its words alone.
    private static bool Says(SeedToggleResult result, string word) =>
        result.Detail?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    private static string Stands(bool flag) => flag ? "is a facebank seed" : "is no facebank seed";
}
