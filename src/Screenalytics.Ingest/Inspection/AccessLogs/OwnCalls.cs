using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>The requests that this program's own log tells of, added up for each person over all runs.</summary>
internal sealed class OwnCalls : ILogVisitor
{
    private readonly Dictionary<Guid, OwnCount> _people = [];
    private long _last = long.MinValue;

    /// <summary>The people.</summary>
    public IReadOnlyDictionary<Guid, OwnCount> People => _people;

    /// <summary>The time of the first line; the end of time when there is none.</summary>
    public DateTimeOffset First { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>Whether no run may have made calls that the log does not tell.</summary>
    public bool IsWhole { get; set; }

    /// <summary>Whether the log was kept when something was sent, whatever this machine's clock and the backend's differ by.</summary>
    public bool Spans(DateTimeOffset? time) =>
        time is { UtcTicks: var ticks }
        && ticks - AccessCoverage.Skew.Ticks >= First.UtcTicks
        && ticks + AccessCoverage.Skew.Ticks <= _last;

    /// <inheritdoc/>
    public void OnRun(LoggedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Extend(run.Time);
    }

    /// <inheritdoc/>
    public void OnPerson(LoggedPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        Extend(person.Time);
        var count = _people.GetValueOrDefault(person.PersonId);
        foreach (var call in person.Calls ?? [])
        {
            // Of a call with retries only the last attempt is known to have been answered.
            var answered = call.Status != 0 ? 1 : 0;
            count = call.SeedOnly
                ? count with
                {
                    Seeds = count.Seeds + call.Attempts,
                    AnsweredSeeds = count.AnsweredSeeds + answered,
                }
                : count with
                {
                    Seconds = count.Seconds + call.Attempts,
                    AnsweredSeconds = count.AnsweredSeconds + answered,
                };
        }

        _people[person.PersonId] = count;
    }

    private void Extend(DateTimeOffset time)
    {
        First = time < First ? time : First;
        _last = Math.Max(_last, time.UtcTicks);
    }
}
