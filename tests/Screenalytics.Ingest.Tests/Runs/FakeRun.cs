using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Runs;

/// <summary>A run as the store in memory keeps it.</summary>
internal sealed class FakeRun(NewRun admitted, RunStart start, DateTimeOffset startedAt)
{
    public NewRun Admitted { get; } = admitted;

    public RunStart Start { get; } = start;

    public DateTimeOffset StartedAt { get; } = startedAt;

    public List<FakePart> Parts { get; } = [];

    public SyncTally Tally { get; } = new();

    public HashSet<Guid> Committed { get; } = [];

    public List<PersonError> Errors { get; } = [];

    public HashSet<Guid> Held { get; } = [];

    public List<string> Warnings { get; } = [.. admitted.Warnings];

    public (int Calls, int Retries) Cast { get; set; }

    public bool CastComplete { get; set; } = admitted.People is not null;

    public Guid? ShowId { get; set; }

    public bool Cancelled { get; set; }

    public RunFailure? Failure { get; set; }

    public SyncReport? Report { get; set; }

    public RunStop Stop =>
        Cancelled ? RunStop.Cancelled
        : Failure is { Code: not FailureCode.CastIncomplete } ? RunStop.Failed
        : RunStop.None;

    /// <summary>People who failed, were held, or whose turn did not come.</summary>
    public Guid[] Unfinished =>
        [
            .. Parts
                .SelectMany(part => part.People)
                .Where(id =>
                    Errors.Exists(error => error.PersonId == id) || Held.Contains(id) || !Committed.Contains(id)
                ),
        ];

    public void Record(PersonResult result, PersonCommit commit)
    {
        Committed.Add(result.PersonId).ShouldBeTrue("a person was committed twice in one run");
        Tally.Add(result, commit);
        if (result.Outcome == PersonOutcome.Held)
        {
            Held.Add(result.PersonId);
        }

        var failure = commit.Failure == FailureCode.None ? result.Failure : commit.Failure;
        if (failure != FailureCode.None)
        {
            Errors.Add(new PersonError(result.PersonId, failure, "failed"));
        }
    }

    public PartLease LeaseOf(FakePart part, string? takenFrom = null) =>
        new()
        {
            Run = Start,
            Part = Parts.IndexOf(part),
            Epoch = part.Epoch,
            Node = part.Node!,
            Attempt = part.Attempts,
            TakenFrom = takenFrom,
            StartedAt = StartedAt,
            CastComplete = CastComplete,
            ShowId = ShowId,
            PartSize = Admitted.PartSize,
            Stop = Stop,
        };

    public void Conclude(Func<RunFacts, SyncReport> conclude, int? lastPeople, IReadOnlyList<EmptyShare> history)
    {
        var figures = Tally.Fill(Blank(), Cast);
        Report = conclude(
            new RunFacts
            {
                Run = Start,
                StartedAt = StartedAt,
                Cancelled = Cancelled,
                Failure = Failure,
                CastComplete = CastComplete,
                Figures = figures with { Errors = [] },
                Warnings = Warnings,
                LastPeople = lastPeople,
                History = history,
            }
        );
    }

    private SyncReport Blank() =>
        new()
        {
            RunId = Start.RunId,
            Status = RunStatus.Running,
            Target = Start.Request.Target,
            MaxImagesPerPerson = 0,
            BackendHost = "",
            DatabaseHost = "",
            DatabaseName = "",
            StartedAt = StartedAt,
            FinishedAt = StartedAt,
            DurationMs = 0,
        };
}

/// <summary>A part of a run in memory.</summary>
internal sealed class FakePart
{
    public List<Guid> People { get; } = [];

    public string? Node { get; set; }

    public int Epoch { get; set; }

    public int Attempts { get; set; }

    public bool Done { get; set; }
}
