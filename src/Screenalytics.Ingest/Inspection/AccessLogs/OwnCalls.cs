using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>The requests that this program's own log tells of, added up for each person over all runs.</summary>
internal sealed class OwnCalls : ILogVisitor
{
    private readonly Dictionary<Guid, OwnCount> _people = [];

    /// <summary>The people.</summary>
    public IReadOnlyDictionary<Guid, OwnCount> People => _people;

    /// <summary>Whether no run may have made calls that the log does not tell.</summary>
    public bool IsWhole { get; set; }

    /// <inheritdoc/>
    public void OnPerson(LoggedPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
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
}
