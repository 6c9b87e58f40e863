using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Shows an observer what somebody else's run commits; every person once.</summary>
/// <param name="history">Where the run is read.</param>
/// <param name="runId">The run.</param>
/// <param name="observer">Who watches.</param>
internal sealed class RunFollower(IRunHistory history, Guid runId, ISyncObserver observer)
{
    private const int MostPeople = 1000;

    private readonly HashSet<Guid> _shown = [];
    private string? _cursor;

    /// <summary>Shows what happened since the last time.</summary>
    /// <returns>The run as it stands.</returns>
    /// <exception cref="RunStoppedException">There is no such run any more.</exception>
    public async Task<RunSummary> ShowAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var events =
                await history.EventsAsync(runId, _cursor, MostPeople, cancellationToken).ConfigureAwait(false)
                ?? throw new RunStoppedException(FailureCode.NotFound, $"There is no run {runId} any more.");
            observer.OnPeopleKnown(events.Run.Counts.People, events.Run.Counts.CastComplete);
            foreach (var (cursor, person) in events.People)
            {
                _cursor = cursor;
                if (_shown.Add(person.PersonId))
                {
                    Show(person);
                }
            }

            if (events.People.Count == 0)
            {
                return events.Run;
            }
        }
    }

    /// <summary>Marks a person as shown by this process itself.</summary>
    public void Mark(Guid personId)
    {
        lock (_shown)
        {
            _shown.Add(personId);
        }
    }

    // The history keeps which images were inserted, and of the others how many: their URLs were never told to an observer
    // who doesn't watch a dry run.
    private void Show(PersonReport person)
    {
        var result = new PersonResult
        {
            PersonId = person.PersonId,
            Outcome = person.Outcome,
            Failure = person.Failure?.Code ?? FailureCode.None,
            Detail = person.Failure?.Detail,
            Source = person.Source switch
            {
                "seed" => PhotoSource.Seed,
                "all" => PhotoSource.All,
                _ => PhotoSource.None,
            },
            Chosen = new ChosenPhoto[person.Inserted + person.AlreadyPresent],
            Rows = new RowCounts(
                person.Fetched,
                person.Inserted + person.AlreadyPresent,
                person.Duplicates,
                person.OverCap,
                SkippedOf(person)
            ),
            Calls = [.. person.Calls.Select(call => CallOf(person.PersonId, call))],
        };
        observer.OnPerson(result, new PersonCommit((uint)((1UL << person.Inserted) - 1)));
    }

    private static int[]? SkippedOf(PersonReport person)
    {
        if (person.Skipped.Count == 0)
        {
            return null;
        }

        var skipped = new int[Enum.GetValues<SkipReason>().Length];
        foreach (var (reason, count) in person.Skipped)
        {
            skipped[(int)reason] = count;
        }

        return skipped;
    }

    private static Contracts.TrrBackend.PhotoCall CallOf(Guid personId, CallReport call) =>
        new()
        {
            PersonId = personId,
            SeedOnly = call.SeedOnly,
            Offset = call.Offset,
            Limit = Contracts.TrrBackend.PhotoQuery.PageSize,
            Profiled = call.Profiled,
            Attempts = call.Attempts,
            Status = call.Status,
            Rows = call.Rows,
            Bytes = call.Bytes,
            Complete = call.Complete,
            Duration = TimeSpan.FromMilliseconds(call.DurationMs),
            Failure = call.Failure ?? FailureCode.None,
        };
}
