using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.Failures;

/// <summary>
/// Every way in which a call, a person or a run can fail. Closed: <see cref="FailureCatalog"/> maps each value to its
/// message, HTTP status and exit code. The numbers are stored; they are never reused.
/// </summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<FailureCode>))]
public enum FailureCode
{
    /// <summary>Nothing failed.</summary>
    None = 0,

    /// <summary>TRR-Backend answered 401: the credential is missing, wrong or expired. Stops the run.</summary>
    BackendUnauthorized = 100,

    /// <summary>TRR-Backend answered 403: the credential lacks the right. Stops the run.</summary>
    BackendForbidden = 101,

    /// <summary>TRR-Backend answered 404: the path does not exist there.</summary>
    BackendNotFound = 102,

    /// <summary>TRR-Backend answered another 4xx, such as 422 for a value that it refuses.</summary>
    BackendRejected = 103,

    /// <summary>TRR-Backend answered 408, 425 or 429 to every attempt.</summary>
    BackendBusy = 104,

    /// <summary>TRR-Backend answered 5xx; to every attempt where the status can pass.</summary>
    BackendError = 105,

    /// <summary>TRR-Backend answered 3xx; redirects are never followed.</summary>
    BackendRedirected = 106,

    /// <summary>TRR-Backend answered a 2xx other than 200.</summary>
    UnexpectedStatus = 107,

    /// <summary>No whole answer came within the time allowed, on every attempt.</summary>
    BackendTimeout = 108,

    /// <summary>The connection could not be made or broke before the answer's head, on every attempt.</summary>
    ConnectionFailed = 109,

    /// <summary>What came back breaks the rules of HTTP itself.</summary>
    ProtocolError = 110,

    /// <summary>The body ended before its announced end, on every attempt.</summary>
    BodyCutShort = 120,

    /// <summary>The body is over the size limit.</summary>
    BodyTooLarge = 121,

    /// <summary>The body is no well-formed JSON array of objects: cut inside the JSON, a byte-order mark, bytes after
    /// its end, duplicate keys, invalid UTF-8, too deep, or another type.</summary>
    BodyMalformed = 122,

    /// <summary>The content type is not <c>application/json</c> in UTF-8.</summary>
    UnexpectedContentType = 123,

    /// <summary>The body came in a content encoding that nobody asked for.</summary>
    UnexpectedContentEncoding = 124,

    /// <summary>A person's photos went on past the most pages that are read.</summary>
    TooManyPages = 125,

    /// <summary>The circuit stayed open for longer than the run may wait. Stops the run.</summary>
    BackendUnavailable = 130,

    /// <summary>The reading of the cast failed, so the target's people are not all known.</summary>
    CastIncomplete = 140,

    /// <summary>The face bank's database does not know the person (its foreign key refuses the images).</summary>
    PersonUnknown = 200,

    /// <summary>The face bank's database refuses a value of this person's images.</summary>
    ImageRejected = 201,

    /// <summary>The face bank's database cannot be reached, or went away and did not come back in time.</summary>
    DatabaseUnavailable = 210,

    /// <summary>The database refuses the user or its password.</summary>
    DatabaseUnauthorized = 211,

    /// <summary>The database lacks a relation, index or grant that a sync needs; <c>db check</c> names it.</summary>
    DatabaseNotReady = 212,

    /// <summary>The database answered with an error that no other code names.</summary>
    DatabaseError = 213,

    /// <summary>The command line or a request is wrong: a missing, unknown or malformed value.</summary>
    BadRequest = 300,

    /// <summary>The configuration is wrong; all errors are listed at once.</summary>
    BadConfiguration = 301,

    /// <summary>The run was interrupted by its operator.</summary>
    Interrupted = 310,

    /// <summary>A run of the same target with other parameters, one that is being cancelled, or a rollout gate's is in flight.</summary>
    TargetBusy = 311,

    /// <summary>The idempotency key was used already, for another request.</summary>
    IdempotencyKeyReused = 312,

    /// <summary>The run has not ended, which what was asked for needs.</summary>
    RunInFlight = 313,

    /// <summary>No such run, schedule or path.</summary>
    NotFound = 314,

    /// <summary>Nobody failed or was left out, so that there is nobody to retry.</summary>
    NothingToRetry = 315,

    /// <summary>Another node has taken over what this one had paused at; it must not write any more.</summary>
    TakenOver = 316,

    /// <summary>A schedule's list of people can't be used as it stands, so that it starts nothing.</summary>
    ScheduleRefused = 317,

    /// <summary>The worker is not ready: it waits for its database, or is about to stop.</summary>
    WorkerNotReady = 320,

    /// <summary>The worker can't be reached, or answers nothing that it should.</summary>
    WorkerUnreachable = 321,

    /// <summary>The worker has no admin secret, so that its API is closed.</summary>
    AdminSecretNotSet = 322,

    /// <summary>The admin secret is missing or wrong.</summary>
    AdminSecretWrong = 323,

    /// <summary>Too many wrong admin secrets came from this address.</summary>
    TooManyRequests = 324,

    /// <summary>Too many clients follow runs at once.</summary>
    TooManyFollowers = 325,

    /// <summary>The path is known, but not for this HTTP method.</summary>
    MethodNotAllowed = 326,

    /// <summary>The request's body is over the size limit.</summary>
    RequestTooLarge = 327,

    /// <summary>The request's body is not <c>application/json</c> in UTF-8.</summary>
    UnsupportedMediaType = 328,

    /// <summary>A defect of this program; the log holds the details.</summary>
    Internal = 399,
}
