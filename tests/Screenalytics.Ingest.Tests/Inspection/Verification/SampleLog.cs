using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Inspection.Reading;
using Screenalytics.Ingest.Inspection.Verification;

namespace Screenalytics.Ingest.Tests.Inspection.Verification;

/// <summary>Made-up logs of several nodes: a file a node, each with the lines of all its runs mixed.</summary>
internal sealed class SampleLog
{
    private static readonly LogPlace Nowhere = new("?", 0);
    private DateTimeOffset _now = new(2026, 11, 22, 18, 0, 0, TimeSpan.Zero);

    /// <summary>The files' events: persons, calls and runs.</summary>
    public List<object>[] Files { get; } =
    [
        [],
        [],
        [],
    ];

    public static SampleLog Of(Random random, params SampleRun[] runs)
    {
        var log = new SampleLog();
        var waiting = runs.Select(run => new Queue<(int File, object Event)>(log.EventsOf(run, random))).ToList();
        while (waiting.Count > 0)
        {
            var run = waiting[random.Next(waiting.Count)];
            if (!run.TryDequeue(out var next))
            {
                waiting.Remove(run);
                continue;
            }

            log._now += TimeSpan.FromMilliseconds(random.Next(1, 20));
            log.Files[next.File].Add(At(next.Event, log._now));
        }

        return log;
    }

    public VerificationReport Verify(VerificationOptions? options = null)
    {
        var verifier = new LogVerifier(options ?? new VerificationOptions { Limit = 100_000 });
        Play(verifier);
        return verifier.Finish();
    }

    public void Play(ILogVisitor visitor)
    {
        for (var file = 0; file < Files.Length; file++)
        {
            for (var i = 0; i < Files[file].Count; i++)
            {
                var place = new LogPlace(NameOf(file), i + 1);
                switch (Files[file][i])
                {
                    case LoggedPerson person:
                        visitor.OnPerson(person with { Place = place });
                        break;
                    case LoggedCallEvent call:
                        visitor.OnCall(call with { Place = place });
                        break;
                    case LoggedRun run:
                        visitor.OnRun(run with { Place = place });
                        break;
                    case string torn:
                        visitor.OnTorn(place, torn);
                        break;
                }
            }
        }
    }

    public static string NameOf(int file) => $"node{file}.jsonl";

    /// <summary>Where the first event like this stands.</summary>
    public (int File, int Index) Find<T>(Predicate<T> like)
        where T : class
    {
        for (var file = 0; file < Files.Length; file++)
        {
            var index = Files[file].FindIndex(one => one is T found && like(found));
            if (index >= 0)
            {
                return (file, index);
            }
        }

        return (-1, -1);
    }

    public static LoggedPerson PersonOf(SampleRun run, SamplePerson person) =>
        new()
        {
            Place = Nowhere,
            Time = default,
            RunId = run.Id,
            PersonId = person.Id,
            Target = run.Target,
            Node = NameOf(person.Node),
            DryRun = run.DryRun,
            Outcome = person.Outcome,
            Source = person.Source,
            Calls = person.Calls,
            Inserted = person.Inserted,
            AlreadyPresent = person.AlreadyPresent,
            Fetched = person.Fetched,
            Failure = person.Failure,
        };

    public static LoggedRun RunOf(SampleRun run, int eventId, int node) =>
        new()
        {
            Place = Nowhere,
            Time = default,
            RunId = run.Id,
            EventId = eventId,
            Target = run.Target,
            Node = NameOf(node),
            DryRun = run.DryRun,
            Status = eventId == RunEventIds.RunFinished ? run.Status : null,
            Figures = eventId == RunEventIds.RunFinished ? run.Figures : null,
        };

    public static LoggedCallEvent CallOf(SampleRun run, Guid personId, int eventId, LoggedCall call) =>
        new()
        {
            Place = Nowhere,
            Time = default,
            RunId = run.Id,
            PersonId = personId,
            EventId = eventId,
            Call = call,
        };

    private IEnumerable<(int File, object Event)> EventsOf(SampleRun run, Random random)
    {
        yield return (0, RunOf(run, RunEventIds.RunStarted, 0));
        for (var node = 0; node < run.Nodes; node++)
        {
            yield return (node, RunOf(run, RunEventIds.PartStarted, node));
        }

        if (run.TakenOver)
        {
            yield return (1, RunOf(run, RunEventIds.TakenOver, 1));
        }

        // Several people are in flight at once.
        var flights = run.People.Select((person, i) => new Queue<(int, object)>(EventsOf(run, person, i < run.Lost)));
        var waiting = flights.ToList();
        while (waiting.Count > 0)
        {
            var flight = waiting[random.Next(Math.Min(waiting.Count, 4))];
            if (flight.TryDequeue(out var next))
            {
                yield return next;
            }
            else
            {
                waiting.Remove(flight);
            }
        }

        yield return (0, RunOf(run, RunEventIds.RunFinished, 0));
    }

    private static IEnumerable<(int File, object Event)> EventsOf(SampleRun run, SamplePerson person, bool lost)
    {
        if (run.Debug)
        {
            foreach (var single in SinglesOf(run, person, person.Dropped, open: true))
            {
                yield return ((person.Node + 1) % run.Nodes, single);
            }

            foreach (
                var single in SinglesOf(
                    run,
                    person,
                    person.Calls,
                    person.Outcome != Ingest.Contracts.Sync.PersonOutcome.Held
                )
            )
            {
                yield return (person.Node, single);
            }
        }

        if (!lost)
        {
            yield return (person.Node, PersonOf(run, person));
        }
    }

    private static IEnumerable<LoggedCallEvent> SinglesOf(
        SampleRun run,
        SamplePerson person,
        LoggedCall[] calls,
        bool open
    )
    {
        foreach (var call in calls)
        {
            yield return CallOf(run, person.Id, RunEventIds.PhotoCallFinished, call);
            if (CallFacts.Proves(call))
            {
                yield return CallOf(run, person.Id, open ? RunEventIds.FallbackOpened : RunEventIds.FallbackHeld, call);
            }
            else if (call.SeedOnly && !CallFacts.IsGood(call))
            {
                yield return CallOf(run, person.Id, RunEventIds.FallbackRefused, call);
            }
        }
    }

    private static object At(object one, DateTimeOffset time) =>
        one switch
        {
            LoggedPerson person => person with { Time = time },
            LoggedCallEvent call => call with { Time = time },
            LoggedRun run => run with { Time = time },
            _ => one,
        };
}
