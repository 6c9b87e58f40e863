using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Api.Problems;

/// <summary>Names the statuses that the framework answers by itself.</summary>
internal static class ProblemStatus
{
    /// <summary>The code that says the same.</summary>
    public static FailureCode CodeOf(int status) =>
        status switch
        {
            StatusCodes.Status404NotFound => FailureCode.NotFound,
            StatusCodes.Status405MethodNotAllowed => FailureCode.MethodNotAllowed,
            StatusCodes.Status413PayloadTooLarge => FailureCode.RequestTooLarge,
            StatusCodes.Status415UnsupportedMediaType => FailureCode.UnsupportedMediaType,
            >= StatusCodes.Status500InternalServerError => FailureCode.Internal,
            _ => FailureCode.BadRequest,
        };
}
