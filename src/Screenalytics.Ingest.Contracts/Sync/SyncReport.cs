using System.Text.Json.Serialization;
using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Contracts.Sync;

/// <summary>
/// A run's result. Two sums always hold: fetched = chosen + duplicates + skipped + over the cap, and
/// chosen = imported + already present, over the people who did not fail.
/// </summary>
public sealed record SyncReport
{
    /// <summary>The run.</summary>
    public required Guid RunId { get; init; }

    /// <summary>How it ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>Whether its empty answers may be a sick backend's.</summary>
    public bool Suspect { get; init; }

    /// <summary>Whether nothing was written; imported then means would be imported.</summary>
    public bool DryRun { get; init; }

    /// <summary>What it was for.</summary>
    public required SyncTarget Target { get; init; }

    /// <summary>The cap of images a person that applied.</summary>
    public required int MaxImagesPerPerson { get; init; }

    /// <summary>TRR-Backend's host and port.</summary>
    public required string BackendHost { get; init; }

    /// <summary>The database's host and port.</summary>
    public required string DatabaseHost { get; init; }

    /// <summary>The database's name.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public required long DurationMs { get; init; }

    /// <summary>Distinct people of the target, as far as they are known.</summary>
    public int People { get; init; }

    /// <summary>Face bank images that were inserted.</summary>
    public int ImportedFacebankImages { get; init; }

    /// <summary>People for whom at least one image was inserted.</summary>
    public int ImportedFacebankPeople { get; init; }

    /// <summary>Chosen photos whose image the face bank already had.</summary>
    public int AlreadyPresentImages { get; init; }

    /// <summary>Rows that the backend answered for people who did not fail.</summary>
    public int FetchedPhotos { get; init; }

    /// <summary>Photos that were chosen.</summary>
    public int ChosenPhotos { get; init; }

    /// <summary>Rows that repeat a usable photo of the same answer.</summary>
    public int DuplicatePhotos { get; init; }

    /// <summary>Usable photos past the cap.</summary>
    public int OverCapPhotos { get; init; }

    /// <summary>Unusable rows by reason; a reason that did not occur is left out.</summary>
    public IReadOnlyDictionary<SkipReason, int> SkippedImages { get; init; } = new Dictionary<SkipReason, int>();

    /// <summary>People whose flagged photos were used.</summary>
    public int SeededPeople { get; init; }

    /// <summary>People who fell back to all photos.</summary>
    public int FallbackPeople { get; init; }

    /// <summary>People without any photo.</summary>
    public int EmptyPeople { get; init; }

    /// <summary>People whose fallback was withheld.</summary>
    public int HeldPeople { get; init; }

    /// <summary>People who failed.</summary>
    public int FailedPeople { get; init; }

    /// <summary>People whose turn did not come.</summary>
    public int NotAttemptedPeople { get; init; }

    /// <summary>How many errors <see cref="Errors"/> holds.</summary>
    public int ImportErrors { get; init; }

    /// <summary>One error a failed person.</summary>
    public IReadOnlyList<PersonError> Errors { get; init; } = [];

    /// <summary>What was asked of the backend.</summary>
    public CallCounts Calls { get; init; } = new();

    /// <summary>Why the run could not go on, or null.</summary>
    public RunFailure? Failure { get; init; }

    /// <summary>What an operator should know though nothing failed, such as a clamped value or an empty cast.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The exit code of a command that ends with this report: the first that applies of 130, 1, 5, 3, 0.</summary>
    [JsonIgnore]
    public int ExitCode =>
        Status switch
        {
            RunStatus.Cancelled => ExitCodes.Interrupted,
            RunStatus.Error => Failure is null ? ExitCodes.Error : FailureCatalog.Describe(Failure.Code).ExitCode,
            _ when Suspect => ExitCodes.Suspect,
            RunStatus.Partial => ExitCodes.Partial,
            _ => ExitCodes.Ok,
        };
}
