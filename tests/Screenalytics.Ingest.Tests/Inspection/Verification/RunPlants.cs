using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Reading;
using Screenalytics.Ingest.Inspection.Verification;

namespace Screenalytics.Ingest.Tests.Inspection.Verification;

/// <summary>Ways to break a log whose people are all well: its events about runs and single calls.</summary>
internal static class RunPlants
{
    public static readonly (FindingKind Kind, Func<Random, Planted> Plant)[] All =
    [
        (FindingKind.PersonTwice, Twice),
        (FindingKind.PersonAfterEnd, AfterEnd),
        (FindingKind.DryRunDisagrees, DryRun),
        (
            FindingKind.CountsDisagree,
            random => Figures(random, figures => figures with { Images = figures.Images + 1 })
        ),
        (
            FindingKind.CountsDisagree,
            random => Figures(random, figures => figures with { SeedCalls = figures.SeedCalls - 1 })
        ),
        (
            FindingKind.CountsDisagree,
            random => Figures(random, figures => figures with { AllCalls = figures.AllCalls + 1 })
        ),
        (
            FindingKind.CountsDisagree,
            random => Figures(random, figures => figures with { Retries = figures.Retries - 1 })
        ),
        (
            FindingKind.CountsDisagree,
            random =>
                Figures(
                    random,
                    figures => figures with { Seeded = figures.Seeded - 1, Fallback = figures.Fallback + 1 }
                )
        ),
        (
            FindingKind.FiguresDisagree,
            random =>
                Figures(random, figures => figures with { People = figures.People + 1 }, FindingKind.FiguresDisagree)
        ),
        (FindingKind.StatusDisagrees, Status),
        (FindingKind.ProofMissing, random => Proof(random, FindingKind.ProofMissing)),
        (FindingKind.ProofOfAnotherPerson, random => Proof(random, FindingKind.ProofOfAnotherPerson)),
        (FindingKind.ProofOfAnotherRun, random => Proof(random, FindingKind.ProofOfAnotherRun)),
        (FindingKind.FallbackNotOpened, NotOpened),
        (FindingKind.FallbackUnused, Unused),
        (FindingKind.CallsDisagree, Calls),
    ];

    /// <summary>A run whose single calls are logged, with a person who fell back plainly.</summary>
    private static (SampleRun Run, SamplePerson Person) Debugged(Random random, PersonOutcome outcome)
    {
        var run = SampleRun.Make(random) with { Debug = true };
        var calls =
            outcome == PersonOutcome.Fallback
                ? new[] { SampleCalls.Call(true, 0), SampleCalls.Call(false, 7, attempts: 3) }
                : [SampleCalls.Call(true, 4)];
        var person = new SamplePerson
        {
            Id = Guid.CreateVersion7(),
            Outcome = outcome,
            Calls = calls,
            Source = outcome == PersonOutcome.Fallback ? "all" : "seed",
        };
        run.People.Insert(random.Next(run.People.Count + 1), person);
        return (run, person);
    }

    private static Planted Twice(Random random)
    {
        var (run, person) = Debugged(random, PersonOutcome.Seeded);
        var log = SampleLog.Of(random, run, SampleRun.Make(random));
        var first = log.Find<LoggedPerson>(line => line.PersonId == person.Id);
        var end = log.Find<LoggedRun>(line => line.RunId == run.Id && line.EventId == RunEventIds.RunFinished);
        log.Files[0].Insert(end.Index, log.Files[first.File][first.Index]);
        return Planted.At(log, FindingKind.PersonTwice, end);
    }

    private static Planted AfterEnd(Random random)
    {
        var (run, person) = Debugged(random, PersonOutcome.Seeded);
        run = run with { TakenOver = false, Debug = false };
        var log = SampleLog.Of(random, run);
        var first = log.Find<LoggedPerson>(line => line.PersonId == person.Id);
        var line = (LoggedPerson)log.Files[first.File][first.Index];
        log.Files[first.File].RemoveAt(first.Index);
        log.Files[0].Add(line with { Time = line.Time.AddHours(1), Node = SampleLog.NameOf(0) });
        return Planted.At(log, FindingKind.PersonAfterEnd, (0, log.Files[0].Count - 1));
    }

    private static Planted DryRun(Random random)
    {
        var (run, person) = Debugged(random, PersonOutcome.Seeded);
        var log = SampleLog.Of(random, run);
        var at = log.Find<LoggedPerson>(line => line.PersonId == person.Id);
        log.Files[at.File][at.Index] = (LoggedPerson)log.Files[at.File][at.Index] with { DryRun = !run.DryRun };
        return Planted.At(log, FindingKind.DryRunDisagrees, at);
    }

    private static Planted Figures(
        Random random,
        Func<LoggedFigures, LoggedFigures> change,
        FindingKind kind = FindingKind.CountsDisagree
    )
    {
        var (run, _) = Debugged(random, PersonOutcome.Seeded);
        run = run with { CastRetries = 0 };
        var log = SampleLog.Of(random, run, SampleRun.Make(random));
        var at = log.Find<LoggedRun>(line => line.RunId == run.Id && line.EventId == RunEventIds.RunFinished);
        var end = (LoggedRun)log.Files[at.File][at.Index];
        log.Files[at.File][at.Index] = end with { Figures = change(end.Figures!) };
        return Planted.At(log, kind, at);
    }

    private static Planted Status(Random random)
    {
        var (run, _) = Debugged(random, PersonOutcome.Seeded);
        var log = SampleLog.Of(random, run);
        var at = log.Find<LoggedRun>(line => line.EventId == RunEventIds.RunFinished);
        var end = (LoggedRun)log.Files[at.File][at.Index];
        var failed = end.Figures!.Failed > 0 || end.Figures.NotAttempted > 0;
        log.Files[at.File][at.Index] = end with { Status = failed ? RunStatus.Ok : RunStatus.Partial };
        return Planted.At(log, FindingKind.StatusDisagrees, at);
    }

    // The call that finished is told of somebody else, or not at all.
    private static Planted Proof(Random random, FindingKind kind)
    {
        var (run, person) = Debugged(random, PersonOutcome.Fallback);
        run.People.RemoveAll(other => other != person);
        var log = SampleLog.Of(random, run);
        var at = log.Find<LoggedCallEvent>(IsOf(person, RunEventIds.PhotoCallFinished));
        var proof = (LoggedCallEvent)log.Files[at.File][at.Index];
        var opened = log.Find<LoggedCallEvent>(IsOf(person, RunEventIds.FallbackOpened));
        log.Files[at.File].RemoveAt(at.Index);
        opened.Index--;
        if (kind == FindingKind.ProofMissing)
        {
            return Planted.At(log, kind, opened);
        }

        var stranger =
            kind == FindingKind.ProofOfAnotherPerson
                ? proof with
                {
                    PersonId = Guid.NewGuid(),
                }
                : proof with
                {
                    RunId = Guid.CreateVersion7(),
                };
        log.Files[at.File].Insert(opened.Index, stranger);
        return Planted.At(log, kind, (opened.File, opened.Index + 1));
    }

    private static Planted NotOpened(Random random)
    {
        var (run, person) = Debugged(random, PersonOutcome.Fallback);
        var log = SampleLog.Of(random, run);
        var at = log.Find<LoggedCallEvent>(IsOf(person, RunEventIds.FallbackOpened));
        log.Files[at.File].RemoveAt(at.Index);
        return Planted.At(
            log,
            FindingKind.FallbackNotOpened,
            log.Find<LoggedPerson>(line => line.PersonId == person.Id)
        );
    }

    // A person without photos flagged would be held; who is seeded in spite of the opening contradicts it.
    private static Planted Unused(Random random)
    {
        var (run, person) = Debugged(random, PersonOutcome.Fallback);
        var index = run.People.IndexOf(person);
        run.People[index] = person with
        {
            Outcome = PersonOutcome.Failed,
            Failure = "person_unknown",
            Calls = person.Calls[..1],
            Source = "none",
        };
        var log = SampleLog.Of(random, run);
        return Planted.At(
            log,
            FindingKind.FallbackUnused,
            log.Find<LoggedCallEvent>(IsOf(person, RunEventIds.FallbackOpened))
        );
    }

    private static Planted Calls(Random random)
    {
        var (run, person) = Debugged(random, PersonOutcome.Seeded);
        var log = SampleLog.Of(random, run);
        var at = log.Find<LoggedCallEvent>(IsOf(person, RunEventIds.PhotoCallFinished));
        var finished = (LoggedCallEvent)log.Files[at.File][at.Index];
        log.Files[at.File][at.Index] = finished with { Call = finished.Call with { Rows = finished.Call.Rows + 1 } };
        return Planted.At(log, FindingKind.CallsDisagree, log.Find<LoggedPerson>(line => line.PersonId == person.Id));
    }

    private static Predicate<LoggedCallEvent> IsOf(SamplePerson person, int eventId) =>
        call => call.PersonId == person.Id && call.EventId == eventId;
}
