using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Contracts.Sync;
using static Screenalytics.Ingest.Inspection.Reading.EventField;

namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>Makes the records of what a line says, and tells what it lacks for that.</summary>
internal static class EventShapes
{
    /// <summary>What every call has.</summary>
    public static readonly ulong CallNeeds = Set(SeedOnly, Attempts, Status, Rows, Complete);

    private static readonly ulong CallReads = CallNeeds | Set(Offset, Profiled, Bytes, DurationMs, Failure);
    private static readonly ulong PersonNeeds = Set(Time, RunId, PersonId);
    private static readonly ulong PersonReads =
        PersonNeeds | Set(Target, Node, DryRun, Calls, Source, Inserted, AlreadyPresent, Fetched, Failure, Detail);
    private static readonly ulong RunNeeds = Set(Time, RunId);
    private static readonly ulong RunReads = RunNeeds | Set(Target, Node, DryRun);
    private static readonly ulong FigureNeeds = Set(
        People,
        Seeded,
        EventField.Fallback,
        Empty,
        Held,
        Failed,
        NotAttempted,
        Images,
        SeedCalls,
        AllCalls,
        Retries
    );

    /// <summary>The name of a property as a line has it.</summary>
    public static string NameOf(EventField field) =>
        field switch
        {
            Time => "@t",
            EventField.EventId => "@i",
            _ => field.ToString(),
        };

    /// <summary>What a call lacks, or null.</summary>
    public static string? TroubleOfCall(EventDraft draft, ulong needs) => TroubleOf(draft, needs, CallReads);

    /// <summary>What a person lacks, or null.</summary>
    public static string? TroubleOfPerson(EventDraft draft) => TroubleOf(draft, PersonNeeds, PersonReads);

    /// <summary>What an event about a call lacks, or null.</summary>
    public static string? TroubleOfCallEvent(EventDraft draft) =>
        TroubleOf(draft, PersonNeeds, PersonNeeds) ?? TroubleOfCall(draft, CallNeeds & ~SeedOnly.Bit());

    /// <summary>What an event about a run lacks, or null.</summary>
    public static string? TroubleOfRun(EventDraft draft, int eventId) =>
        eventId == RunEventIds.RunFinished
            ? TroubleOf(draft, RunNeeds, RunReads | FigureNeeds | Suspect.Bit())
            : TroubleOf(draft, RunNeeds, RunReads);

    /// <summary>The call.</summary>
    public static LoggedCall CallOf(EventDraft draft) =>
        new(
            SeedOnly: draft.Flag(SeedOnly),
            draft.Count(Offset),
            draft.Flag(Profiled),
            draft.Count(Attempts),
            draft.Count(Status),
            draft.Count(Rows),
            draft.Number(Bytes),
            draft.Flag(Complete),
            draft.Has(DurationMs) ? draft.DurationMs : 0,
            draft.Text(Failure)
        );

    /// <summary>The person.</summary>
    public static LoggedPerson PersonOf(EventDraft draft, LogPlace place) =>
        new()
        {
            Place = place,
            Time = draft.Time,
            RunId = draft.RunId,
            PersonId = draft.PersonId,
            Target = draft.Text(Target),
            Node = draft.Text(Node),
            DryRun = draft.Flag(DryRun),
            Outcome = EnumNames.Find<PersonOutcome>(draft.Text(Outcome)),
            Source = draft.Text(Source),
            Calls = draft.Has(Calls) ? draft.Calls.ToArray() : null,
            Inserted = draft.Count(Inserted),
            AlreadyPresent = draft.Count(AlreadyPresent),
            Fetched = draft.Count(Fetched),
            Failure = draft.Text(Failure),
            Detail = draft.Text(Detail),
        };

    /// <summary>The event about a call; one about the first call need not say that it asked for seeds.</summary>
    public static LoggedCallEvent CallEventOf(EventDraft draft, LogPlace place, int eventId) =>
        new()
        {
            Place = place,
            EventId = eventId,
            Time = draft.Time,
            RunId = draft.RunId,
            PersonId = draft.PersonId,
            Call = draft.Has(SeedOnly) ? CallOf(draft) : CallOf(draft) with { SeedOnly = true },
        };

    /// <summary>The event about a run.</summary>
    public static LoggedRun RunOf(EventDraft draft, LogPlace place, int eventId) =>
        new()
        {
            Place = place,
            EventId = eventId,
            Time = draft.Time,
            RunId = draft.RunId,
            Target = draft.Text(Target),
            Node = draft.Text(Node),
            DryRun = draft.Flag(DryRun),
            Status = eventId == RunEventIds.RunFinished ? EnumNames.Find<RunStatus>(draft.Text(Status)) : null,
            Suspect = draft.Flag(Suspect),
            Figures = eventId == RunEventIds.RunFinished && draft.HasAll(FigureNeeds) ? FiguresOf(draft) : null,
            DurationMs = draft.Has(DurationMs) ? draft.DurationMs : null,
            Failure = draft.Text(Failure),
        };

    private static LoggedFigures FiguresOf(EventDraft draft) =>
        new()
        {
            People = draft.Count(People),
            Seeded = draft.Count(Seeded),
            Fallback = draft.Count(EventField.Fallback),
            Empty = draft.Count(Empty),
            Held = draft.Count(Held),
            Failed = draft.Count(Failed),
            NotAttempted = draft.Count(NotAttempted),
            Images = draft.Count(Images),
            SeedCalls = draft.Count(SeedCalls),
            AllCalls = draft.Count(AllCalls),
            Retries = draft.Count(Retries),
        };

    private static string? TroubleOf(EventDraft draft, ulong needs, ulong reads)
    {
        if ((draft.Wrong & reads) is not 0 and var wrong)
        {
            return $"{NameOf(EventDraft.FirstOf(wrong))} is of the wrong type";
        }

        return draft.HasAll(needs) ? null : $"{NameOf(draft.FirstWithout(needs))} is missing";
    }

    private static ulong Set(params ReadOnlySpan<EventField> fields)
    {
        var set = 0UL;
        foreach (var field in fields)
        {
            set |= field.Bit();
        }

        return set;
    }
}
