using System.Text.Json;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Inspection.Reading;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Inspection.Verification;

/// <summary>Watches a fetcher's calls as the log does.</summary>
internal sealed class WatchedCalls : ISyncObserver
{
    public List<LoggedCallEvent> Events { get; } = [];

    public bool WatchesCalls => true;

    public void OnCall(in PhotoCall call, VerdictKind verdict)
    {
        Add(RunEventIds.PhotoCallFinished, call);
        if (verdict == VerdictKind.FallBack)
        {
            Add(RunEventIds.FallbackOpened, call);
        }
        else if (verdict == VerdictKind.Fail && call.SeedOnly)
        {
            Add(RunEventIds.FallbackRefused, call);
        }
    }

    public static LoggedPerson PersonOf(PersonResult result) =>
        new()
        {
            Place = new LogPlace("?", 0),
            Time = default,
            RunId = Calls.Run,
            PersonId = result.PersonId,
            Outcome = result.Outcome,
            Source = result.Source.ToString().ToLowerInvariant(),
            Calls = Array.ConvertAll(result.Calls, CallOf),
            Fetched = result.Rows.Fetched,
            Inserted = result.Chosen.Length,
            Failure = NameOf(result.Failure),
        };

    public void OnStarted(RunStart start) { }

    public void OnAttached(Guid runId, string? node) { }

    public void OnPeopleKnown(int people, bool final) { }

    public void OnPerson(PersonResult result, PersonCommit commit) { }

    public void OnIntake(bool paused) { }

    public void OnWarning(string warning) { }

    private void Add(int eventId, in PhotoCall call) =>
        Events.Add(
            new LoggedCallEvent
            {
                Place = new LogPlace("?", 0),
                EventId = eventId,
                Time = default,
                RunId = Calls.Run,
                PersonId = call.PersonId,
                Call = CallOf(call),
            }
        );

    private static LoggedCall CallOf(PhotoCall call) =>
        new(
            call.SeedOnly,
            call.Offset,
            call.Profiled,
            call.Attempts,
            call.Status,
            call.Rows,
            call.Bytes,
            call.Complete,
            call.Duration.TotalMilliseconds,
            NameOf(call.Failure)
        );

    private static string? NameOf(FailureCode code) =>
        code == FailureCode.None ? null : JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString());

    private static class Calls
    {
        public static readonly Guid Run = Guid.Parse("01a2037d-9834-750d-bb07-a6f62ebd3197");
    }
}
