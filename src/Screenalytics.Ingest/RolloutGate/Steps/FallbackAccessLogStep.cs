using Screenalytics.Ingest.Inspection.AccessLogs;
using Screenalytics.Ingest.Inspection.Reading;
using Screenalytics.Ingest.RolloutGate.Syncing;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Shows the strict fallback from the backend's side: in what its access log has of the sync.</summary>
internal sealed class FallbackAccessLogStep : IGateStep
{
    private const string IsTold = "The backend's access log tells of the sync's requests";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public GateStepInfo Info { get; } =
        new(
            "fallback_access_log",
            "The backend's access log shows the strict fallback",
            "Reads what the backend's access log has of the two people since the sync began, and verifies it beside the sync's own calls, as 'logs verify --access-log' does.",
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

        var paths = gate.Environment.AccessLogs;
        record.Uses("run", synced.RunId.ToString());
        record.Uses("access_logs", string.Join(", ", paths));
        AccessedSync seen;
        try
        {
            seen = await Patience.LookAsync(
                () => AccessedSync.ReadAsync(paths, synced, cancellationToken),
                one => one.TellsAll(synced),
                Longest,
                gate.Time,
                cancellationToken
            );
        }
        catch (LogSourceException failure)
        {
            record.NotJudged(
                "told",
                IsTold,
                failure.Message,
                "Name the access log of this backend, readable for this user"
            );
            return;
        }

        record.Uses("requests_of_the_gate_itself", $"{seen.Report.OfGates}, left out");
        foreach (var person in synced.Expected)
        {
            Judge(person, seen, record);
        }
    }

    private static void Judge(ExpectedPerson person, AccessedSync seen, StepRecord record)
    {
        var id = person.IsSeeded ? "seeded" : "unseeded";
        var expected = person.IsSeeded
            ? $"For {person.Words} only seed_only=true was asked"
            : $"For {person.Words} seed_only=true was asked, and then seed_only=false";
        var (seeds, seconds) = (seen.CountOf(person.PersonId, true), seen.CountOf(person.PersonId, false));
        var story = seen.WordsOf(person.PersonId);
        var finding = seen.Report.Findings.FirstOrDefault(one => one.PersonId == person.PersonId);
        if (seeds + seconds == 0)
        {
            record.NotJudged(
                id,
                expected,
                $"The access log has no request for this person since the sync began, though {Longest.TotalSeconds} s were waited.",
                "Give the access log of the backend that TRR_API_URL points at; one that is written in blocks needs its flush"
            );
        }
        else if (finding is { Verdict: AccessVerdict.Violated })
        {
            record.Disproven(id, expected, $"{finding.Sentence} The log has: {story}. See {finding.Place?.File}");
        }
        else if (finding is not null)
        {
            record.NotJudged(
                id,
                expected,
                $"{AccessCatalog.NameOf(finding.Reason)}: {finding.Sentence} The log has: {story}."
            );
        }
        else if (seeds == 0 || seconds == 0 != person.IsSeeded)
        {
            record.Disproven(id, expected, $"The log has: {story}.");
        }
        else
        {
            record.Proven(id, expected, $"consistent: {story}");
        }
    }
}
