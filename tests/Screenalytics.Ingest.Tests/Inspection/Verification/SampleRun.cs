using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Tests.Inspection.Verification;

/// <summary>A made-up run, before anything is logged of it.</summary>
internal sealed record SampleRun
{
    public required Guid Id { get; init; }

    public required string Target { get; init; }

    public required List<SamplePerson> People { get; init; }

    public bool DryRun { get; init; }

    /// <summary>Whether single calls are logged.</summary>
    public bool Debug { get; init; }

    public int Nodes { get; init; } = 1;

    /// <summary>Whether a part is taken over from another node.</summary>
    public bool TakenOver { get; init; }

    /// <summary>People whose line is lost with the node that was killed.</summary>
    public int Lost { get; init; }

    /// <summary>Retries that the cast's pages took.</summary>
    public int CastRetries { get; init; }

    public int NotAttempted { get; init; }

    public RunStatus Status =>
        NotAttempted > 0 ? RunStatus.Cancelled
        : Count(PersonOutcome.Failed) == 0 ? RunStatus.Ok
        : Count(PersonOutcome.Failed) == People.Count ? RunStatus.Error
        : RunStatus.Partial;

    public LoggedFigures Figures =>
        new()
        {
            People = People.Count + NotAttempted,
            Seeded = Count(PersonOutcome.Seeded),
            Fallback = Count(PersonOutcome.Fallback),
            Empty = Count(PersonOutcome.Empty),
            Held = Count(PersonOutcome.Held),
            Failed = Count(PersonOutcome.Failed),
            NotAttempted = NotAttempted,
            Images = People.Sum(person => person.Inserted),
            SeedCalls = People.Sum(person => person.Calls.Count(call => call.SeedOnly)),
            AllCalls = People.Sum(person => person.Calls.Count(call => !call.SeedOnly)),
            Retries = CastRetries + People.Sum(person => person.Calls.Sum(call => call.Attempts - 1)),
        };

    public static SampleRun Make(Random random)
    {
        var calls = new SampleCalls(random);
        var (profiled, held) = (random.Next(4) == 0, random.Next(8) == 0);
        var nodes = random.Next(1, 4);
        var takenOver = nodes > 1 && random.Next(2) == 0;
        var season = random.Next(2) == 0;
        var people = Enumerable
            .Range(0, random.Next(1, 25))
            .Select(_ =>
            {
                var person = calls.Person(profiled, held) with { Node = random.Next(nodes) };
                var dropped = takenOver && random.Next(4) == 0 ? calls.Person(profiled, held).Calls : [];
                return person with { Dropped = dropped[..random.Next(dropped.Length + 1)] };
            })
            .ToList();
        return new SampleRun
        {
            Id = Guid.CreateVersion7(),
            Target = season ? $"season:{Guid.NewGuid()}" : "people:4c3f8c7a",
            People = people,
            DryRun = random.Next(5) == 0,
            Debug = random.Next(2) == 0,
            Nodes = nodes,
            TakenOver = takenOver,
            CastRetries = season ? random.Next(3) : 0,
            NotAttempted = random.Next(6) == 0 ? random.Next(1, 9) : 0,
        };
    }

    private int Count(PersonOutcome outcome) => People.Count(person => person.Outcome == outcome);
}
