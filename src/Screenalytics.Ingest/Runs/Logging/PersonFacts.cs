using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs.Logging;

/// <summary>What a person's result and the face bank's word on it come to.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="Failure">Why the person failed, or none.</param>
/// <param name="Detail">That in words, or nothing.</param>
/// <param name="AlreadyPresent">Chosen photos whose image was there.</param>
internal readonly record struct PersonFacts(
    PersonOutcome Outcome,
    FailureCode Failure,
    string Detail,
    int AlreadyPresent
)
{
    /// <summary>Tells.</summary>
    public static PersonFacts Of(PersonResult result, PersonCommit commit)
    {
        var failure = commit.Failure == FailureCode.None ? result.Failure : commit.Failure;
        return failure == FailureCode.None
            ? new PersonFacts(result.Outcome, failure, "", result.Chosen.Length - commit.InsertedCount)
            : new PersonFacts(
                commit.Failure == FailureCode.None ? result.Outcome : PersonOutcome.Failed,
                failure,
                commit.Detail ?? result.Detail ?? FailureCatalog.Describe(failure).Message,
                0
            );
    }
}
