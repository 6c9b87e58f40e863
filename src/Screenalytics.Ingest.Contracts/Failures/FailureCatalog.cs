using System.Collections.Frozen;
using static Screenalytics.Ingest.Contracts.Failures.FailureCode;

namespace Screenalytics.Ingest.Contracts.Failures;

/// <summary>The one map from a failure code to its message, HTTP status and exit code.</summary>
public static class FailureCatalog
{
    private static readonly FrozenDictionary<FailureCode, FailureInfo> Infos = new FailureInfo[]
    {
        Person(None, "Nothing failed.", 200, ExitCodes.Ok),
        Run(
            BackendUnauthorized,
            "TRR-Backend refused the credential (401): check the token that Trr:Auth selects.",
            502
        ),
        Run(BackendForbidden, "TRR-Backend denied access (403): check the secret and what it is allowed to read.", 502),
        Person(BackendNotFound, "TRR-Backend does not know the path (404): check TRR_API_URL.", 502),
        Person(BackendRejected, "TRR-Backend refused the request (4xx).", 502),
        Person(BackendBusy, "TRR-Backend stayed busy through every retry (408, 425 or 429).", 503),
        Person(BackendError, "TRR-Backend answered with a server error (5xx).", 502),
        Person(
            BackendRedirected,
            "TRR-Backend redirected the call (3xx), which is never followed: check TRR_API_URL.",
            502
        ),
        Person(UnexpectedStatus, "TRR-Backend answered a success status other than 200.", 502),
        Person(BackendTimeout, "TRR-Backend did not answer in time, retries included.", 504),
        Person(
            ConnectionFailed,
            "TRR-Backend could not be reached, retries included: check TRR_API_URL and the network.",
            502
        ),
        Person(ProtocolError, "TRR-Backend's answer breaks the rules of HTTP.", 502),
        Person(BodyCutShort, "TRR-Backend's answer was cut short, retries included.", 502),
        Person(BodyTooLarge, "TRR-Backend's answer is over the size limit (Trr:MaxBodyBytes).", 502),
        Person(BodyMalformed, "TRR-Backend's answer is not a well-formed JSON array of objects.", 502),
        Person(UnexpectedContentType, "TRR-Backend's answer is not application/json.", 502),
        Person(
            UnexpectedContentEncoding,
            "TRR-Backend's answer came in a content encoding that nobody asked for.",
            502
        ),
        Person(TooManyPages, "The person's photos did not end within the most pages that are read.", 502),
        Run(BackendUnavailable, "TRR-Backend stayed out of service for too long (Trr:CircuitPatience).", 503),
        Run(CastIncomplete, "The cast could not be read to its end, so its people are not all known.", 502),
        Person(PersonUnknown, "The face bank's database does not know this person.", 409),
        Person(ImageRejected, "The face bank's database refused an image of this person.", 409),
        Run(DatabaseUnavailable, "The database cannot be reached: check DB_URL and that it runs.", 503),
        Run(DatabaseUnauthorized, "The database refused the user or its password: check DB_URL.", 503),
        Run(
            DatabaseNotReady,
            "The database lacks something that a sync needs: run 'screenalytics-ingest db check'.",
            503
        ),
        Run(DatabaseError, "The database answered with an error.", 500),
        new(BadRequest, "The request is wrong.", 400, ExitCodes.Usage, true),
        new(BadConfiguration, "The configuration is wrong.", 500, ExitCodes.Configuration, true),
        new(Interrupted, "The run was interrupted.", 409, ExitCodes.Interrupted, true),
        new(
            TargetBusy,
            "A run of the same target with other parameters, one that is being cancelled, or a rollout gate's is in flight: wait for its end.",
            409,
            ExitCodes.Error,
            true
        ),
        new(
            IdempotencyKeyReused,
            "The Idempotency-Key was used for another request: send a new one.",
            409,
            ExitCodes.Usage,
            true
        ),
        new(RunInFlight, "The run has not ended: wait for it, or cancel it.", 409, ExitCodes.Error, true),
        new(NotFound, "There is no such thing.", 404, ExitCodes.Error, true),
        new(NothingToRetry, "Nobody failed or was left out: there is nobody to retry.", 409, ExitCodes.Error, true),
        Run(ScheduleRefused, "The schedule's list of people can't be used: mend it where the worker reads it.", 409),
        Run(TakenOver, "Another node has taken this work over; nothing more is written here.", 409),
        Run(WorkerNotReady, "The worker is not ready: /health/ready tells why.", 503),
        Run(WorkerUnreachable, "The worker can't be reached: check that it runs, and its address.", 502),
        new(
            AdminSecretNotSet,
            "The worker has no admin secret, so its API is closed: set SCREENALYTICS_ADMIN_SECRET.",
            503,
            ExitCodes.Configuration,
            true
        ),
        new(
            AdminSecretWrong,
            "The admin secret is missing or wrong: send it as X-Screenalytics-Admin-Secret.",
            403,
            ExitCodes.Error,
            true
        ),
        Run(TooManyRequests, "Too many wrong admin secrets came from this address: wait a minute.", 429),
        Run(
            TooManyFollowers,
            "Too many clients follow runs at once: ask for the run itself now and then instead.",
            503
        ),
        new(MethodNotAllowed, "The path does not know this HTTP method.", 405, ExitCodes.Error, true),
        new(RequestTooLarge, "The request's body is over the size limit.", 413, ExitCodes.Usage, true),
        new(
            UnsupportedMediaType,
            "The request's body has to be application/json in UTF-8.",
            415,
            ExitCodes.Error,
            true
        ),
        Run(Internal, "A defect of this program; please report it with its log.", 500),
    }.ToFrozenDictionary(info => info.Code);

    /// <summary>Every code with its meaning.</summary>
    public static IReadOnlyCollection<FailureInfo> All => Infos.Values;

    /// <summary>Tells what a code means.</summary>
    /// <param name="code">A value of the enum.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the enum.</exception>
    public static FailureInfo Describe(FailureCode code) =>
        Infos.TryGetValue(code, out var info)
            ? info
            : throw new ArgumentOutOfRangeException(nameof(code), code, "Not a failure code.");

    private static FailureInfo Person(
        FailureCode code,
        string message,
        int httpStatus,
        int exitCode = ExitCodes.Partial
    ) => new(code, message, httpStatus, exitCode, StopsRun: false);

    private static FailureInfo Run(FailureCode code, string message, int httpStatus) =>
        new(code, message, httpStatus, ExitCodes.Error, StopsRun: true);
}
