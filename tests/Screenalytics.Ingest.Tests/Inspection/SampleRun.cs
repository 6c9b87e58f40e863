using System.Globalization;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Tests.Inspection;

/// <summary>A made-up run that keeps the rule, and what a log tells of it; one seed always gives the same one.</summary>
internal sealed record SampleRun
{
    private static readonly LogPlace Nowhere = new("", 0);

    public required LoggedRun Started { get; init; }

    public required IReadOnlyList<LoggedPerson> People { get; init; }

    /// <summary>Every call, and why the second ones were opened or not: what a log at debug level has besides.</summary>
    public required IReadOnlyList<LoggedCallEvent> Calls { get; init; }

    public required LoggedRun Finished { get; init; }

    public static SampleRun Of(int seed, int people, DateTimeOffset? start = null, string? target = null)
    {
#pragma warning disable CA5394 // Test data, which has to be the same again.
        var random = new Random(seed);
        var began = start ?? new DateTimeOffset(2026, 11, 22, 18, 0, 0, TimeSpan.Zero);
        var head = new LoggedRun
        {
            Place = Nowhere,
            EventId = RunEventIds.RunStarted,
            Time = began,
            RunId = Id(random, 7),
            Target = target ?? $"season:{Id(random, 4)}",
            Node = "host-1234-ab12",
        };
        var made = new List<LoggedPerson>();
        var calls = new List<LoggedCallEvent>();
        for (var i = 0; i < people; i++)
        {
            var time = began.AddMilliseconds((i + 1) * 2.5).AddTicks(random.Next(1000));
            var person = Person(random, head, time);
            made.Add(person);
            calls.AddRange(EventsOf(person));
        }

        return new SampleRun
        {
            Started = head,
            People = made,
            Calls = calls,
            Finished = FinishedOf(head, made),
        };
    }

    /// <summary>The lines of its log.</summary>
    /// <param name="debug">Whether single calls have lines of their own.</param>
    public IEnumerable<string> Lines(bool debug = false)
    {
        yield return LogText.Of(Started);
        var calls = Calls.ToLookup(call => call.PersonId);
        foreach (var person in People)
        {
            foreach (var call in debug ? calls[person.PersonId] : [])
            {
                yield return LogText.Of(call);
            }

            yield return LogText.Of(person);
        }

        yield return LogText.Of(Finished);
    }

    /// <summary>The end that people like these come to.</summary>
    public static LoggedRun FinishedOf(LoggedRun started, IReadOnlyList<LoggedPerson> people)
    {
        int Count(PersonOutcome outcome) => people.Count(person => person.Outcome == outcome);
        var calls = people.SelectMany(person => person.Calls ?? []).ToList();
        var failed = Count(PersonOutcome.Failed);
        return started with
        {
            EventId = RunEventIds.RunFinished,
            Time = people.Count == 0 ? started.Time : people[^1].Time.AddMilliseconds(5),
            Status =
                failed == 0 ? RunStatus.Ok
                : failed == people.Count ? RunStatus.Error
                : RunStatus.Partial,
            DurationMs = 2.5 * people.Count,
            Figures = new LoggedFigures
            {
                People = people.Count,
                Seeded = Count(PersonOutcome.Seeded),
                Fallback = Count(PersonOutcome.Fallback),
                Empty = Count(PersonOutcome.Empty),
                Held = Count(PersonOutcome.Held),
                Failed = failed,
                NotAttempted = Count(PersonOutcome.NotAttempted),
                Images = people.Sum(person => person.Inserted),
                SeedCalls = calls.Count(call => call.SeedOnly),
                AllCalls = calls.Count(call => !call.SeedOnly),
                Retries = calls.Sum(call => call.Attempts - 1),
            },
        };
    }

    private static LoggedPerson Person(Random random, LoggedRun run, DateTimeOffset time)
    {
        var person = new LoggedPerson
        {
            Place = Nowhere,
            Time = time,
            RunId = run.RunId,
            PersonId = Id(random, 4),
            Target = run.Target,
            Node = run.Node,
            Source = "none",
        };
        var rows = random.Next(1, 31);
        return random.Next(100) switch
        {
            < 60 => Took(person, PersonOutcome.Seeded, "seed", rows, [Call(random, seed: true, rows)]),
            < 85 => Took(
                person,
                PersonOutcome.Fallback,
                "all",
                rows,
                [Call(random, true, 0), Call(random, false, rows)]
            ),
            < 95 => person with
            {
                Outcome = PersonOutcome.Empty,
                Calls = [Call(random, true, 0), Call(random, false, 0)],
            },
            < 98 => Failed(person, [Broken(random, seed: true)]),
            _ => Failed(person, [Call(random, true, 0), Broken(random, seed: false)]),
        };
    }

    private static LoggedPerson Took(
        LoggedPerson person,
        PersonOutcome outcome,
        string source,
        int rows,
        LoggedCall[] calls
    ) =>
        person with
        {
            Outcome = outcome,
            Source = source,
            Calls = calls,
            Fetched = rows,
            Inserted = Math.Min(rows, 4),
            AlreadyPresent = rows > 4 ? 1 : 0,
        };

    private static LoggedPerson Failed(LoggedPerson person, LoggedCall[] calls) =>
        person with
        {
            Outcome = PersonOutcome.Failed,
            Calls = calls,
            Failure = calls[^1].Failure,
            Detail = $"TRR-Backend answered {calls[^1].Status} to \"every\" attempt.",
        };

    private static LoggedCall Call(Random random, bool seed, int rows) =>
        new(seed, 0, false, random.Next(20) == 0 ? 2 : 1, 200, rows, 2 + (183L * rows), true, Took(random), null);

    private static LoggedCall Broken(Random random, bool seed) =>
        random.Next(3) switch
        {
            0 => new(seed, 0, false, 5, 503, 0, 11, false, Took(random), "backend_error"),
            1 => new(seed, 0, false, 5, 0, 0, 0, false, Took(random), "backend_timeout"),
            _ => new(seed, 0, false, 1, 200, 0, 700, false, Took(random), "body_malformed"),
        };

    private static double Took(Random random) => Math.Round(random.NextDouble() * 40, 2);

    private static IEnumerable<LoggedCallEvent> EventsOf(LoggedPerson person)
    {
        foreach (var call in person.Calls ?? [])
        {
            var finished = new LoggedCallEvent
            {
                Place = Nowhere,
                EventId = RunEventIds.PhotoCallFinished,
                Time = person.Time.AddMilliseconds(-1),
                RunId = person.RunId,
                PersonId = person.PersonId,
                Call = call,
            };
            yield return finished;
            if (call.SeedOnly && (call.Failure is not null || call.Rows == 0))
            {
                yield return finished with
                {
                    EventId = call.Failure is null ? RunEventIds.FallbackOpened : RunEventIds.FallbackRefused,
                };
            }
        }
    }

    private static Guid Id(Random random, int version)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        var text = Convert.ToHexStringLower(bytes);
        return Guid.ParseExact(
            string.Create(CultureInfo.InvariantCulture, $"{text[..12]}{version}{text[13..16]}8{text[17..]}"),
            "n"
        );
    }
#pragma warning restore CA5394
}
