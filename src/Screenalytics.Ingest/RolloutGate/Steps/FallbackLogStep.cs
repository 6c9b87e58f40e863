using Screenalytics.Ingest.Inspection.Reading;
using Screenalytics.Ingest.Inspection.Verification;
using Screenalytics.Ingest.RolloutGate.Syncing;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Shows the strict fallback in this program's own log of the sync, read back from its files.</summary>
internal sealed class FallbackLogStep : IGateStep
{
    private const string IsTold = "This program's log tells of the run to its end";
    private const string WayOut =
        "Set Log:Files to true and Log:Level to information (or debug), see that the data folder has room, and run the gate again";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public GateStepInfo Info { get; } =
        new(
            "fallback_log",
            "This program's log shows the strict fallback",
            "Reads the run back from the files in the data folder's logs, and verifies it as 'logs verify' does.",
            [4]
        );

    /// <inheritdoc/>
    public async Task RunAsync(GateContext gate, StepRecord record, CancellationToken cancellationToken)
    {
        if (gate.Synced is not { } synced)
        {
            SyncGround.NotThere(record, Info);
            return;
        }

        record.Uses("run", synced.RunId.ToString());
        record.Uses("log_folder", gate.LogFolder);
        LoggedSync logged;
        try
        {
            logged = await Patience.LookAsync(
                () => LoggedSync.ReadAsync(gate.LogFolder, synced.Log, synced.RunId, cancellationToken),
                seen => seen.HasEnd,
                Longest,
                gate.Time,
                cancellationToken
            );
        }
        catch (LogSourceException failure)
        {
            record.NotJudged("told", IsTold, failure.Message);
            return;
        }

        if (!logged.HasEnd)
        {
            record.NotJudged(
                "told",
                IsTold,
                logged.HasLines
                    ? $"{gate.LogFolder} holds lines of run {synced.RunId}, and not its end: the log's level hides it, or the file could not be written."
                    : $"{gate.LogFolder} holds no line of run {synced.RunId}: its files are switched off, or the level is above information.",
                WayOut
            );
            return;
        }

        record.Proven("told", IsTold, $"{logged.People.Count} people and the end of run {synced.RunId} are logged");
        JudgeVerification(logged.Report, record);
        foreach (var person in synced.Expected)
        {
            JudgeCalls(synced, person, logged, record);
        }
    }

    private static void JudgeVerification(VerificationReport report, StepRecord record)
    {
        const string Expected =
            "'logs verify' calls the run proven: every second call was permitted, and everything agrees";
        var told = string.Join(
            ' ',
            report.Findings.Take(3).Select(finding => $"{finding.Place.File}: {finding.Sentence}")
        );
        if (report.Violations > 0)
        {
            record.Disproven("verified", Expected, $"{report.Violations} violations. {told}");
        }
        else if (report.Incomplete > 0)
        {
            record.NotJudged("verified", Expected, $"Evidence is missing {report.Incomplete} times. {told}");
        }
        else
        {
            record.Proven(
                "verified",
                Expected,
                $"proven: {report.SecondCalls} second calls, {report.Proven} of them permitted"
            );
        }
    }

    private static void JudgeCalls(SyncedPeople synced, ExpectedPerson person, LoggedSync logged, StepRecord record)
    {
        var lines = logged.People.Where(line => line.PersonId == person.PersonId).ToList();
        var own = SyncGround.CallsOf(synced, person);
        var observed = lines switch
        {
            [] => "the log has no PersonFinished line of this person, though the run's end is logged",
            [_, _, ..] => $"the log has {lines.Count} PersonFinished lines of this person",
            [{ Calls: null }] => "the PersonFinished line has no list of calls",
            [{ Calls: { } calls }] when own is not null && !AreSame(calls, [.. own.Select(CallWords.Logged)]) =>
                $"the log tells of other calls than were made. Made: {CallWords.Of(own)}",
            _ => null,
        };
        record.Expect(
            observed is null,
            person.IsSeeded ? "seeded" : "unseeded",
            $"The log's line of {person.Words} has the same calls",
            observed
                ?? $"{lines[0].Place.File}: {lines[0].Calls!.Count} call{(lines[0].Calls!.Count == 1 ? "" : "s")}, the same as were made"
        );
    }

    private static bool AreSame(IReadOnlyList<LoggedCall> one, IReadOnlyList<LoggedCall> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => CallFacts.AreSame(pair.First, pair.Second));
}
