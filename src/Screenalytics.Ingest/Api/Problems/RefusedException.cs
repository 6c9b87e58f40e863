using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Api.Problems;

/// <summary>A request that is answered with a problem; its message is fit for the caller.</summary>
internal sealed class RefusedException(FailureCode code, string detail, params IReadOnlyList<FieldError> errors)
    : Exception(detail)
{
    /// <summary>Why.</summary>
    public FailureCode Code { get; } = code;

    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<FieldError> Errors { get; } = errors;

    /// <summary>Makes one of the errors that a reader has gathered.</summary>
    public static RefusedException Of(IReadOnlyList<FieldError> errors) =>
        new(
            FailureCode.BadRequest,
            errors.Count == 1
                ? $"{errors[0].Field}: {errors[0].Message}"
                : $"{errors.Count} things are wrong with the request: see errors.",
            errors
        );
}
