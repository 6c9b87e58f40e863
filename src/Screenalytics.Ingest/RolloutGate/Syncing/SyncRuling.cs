using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.RolloutGate.Syncing;

/// <summary>Judges the report of the sync of the seeded and the unseeded person.</summary>
internal static class SyncRuling
{
    private const string Split = "Of 2 people 1 comes out seeded and 1 by the fallback";
    private const string Again = "Run the gate again";

    /// <summary>Judges it.</summary>
    public static void Judge(SyncedPeople synced, StepRecord record)
    {
        var report = synced.Sync.Report;
        record.Expect(
            report.Status == RunStatus.Ok,
            "status",
            "The run ends ok",
            report.Status == RunStatus.Ok
                ? $"run {report.RunId} ended ok after {report.DurationMs} ms"
                : $"run {report.RunId} ended {EnumNames.Of(report.Status)}: {Failures(synced)}",
            $"See 'screenalytics-ingest runs show {report.RunId}'"
        );
        record.Expect(
            report is { Suspect: false, HeldPeople: 0 },
            "suspect",
            "No answer is suspect, and nobody's fallback is held",
            report is { Suspect: false, HeldPeople: 0 }
                ? "nothing is suspect, nobody is held"
                : $"{(report.Suspect ? "the run is suspect" : "the run is not suspect")}, {report.HeldPeople} people are held: {string.Join(' ', report.Warnings)}"
        );
        var isSplit = report is { People: 2, SeededPeople: 1, FallbackPeople: 1 };
        var split = isSplit
            ? "2 people: 1 seeded, 1 by the fallback"
            : $"{report.People} people: {report.SeededPeople} seeded, {report.FallbackPeople} by the fallback, {report.EmptyPeople} empty, {report.HeldPeople} held, {report.FailedPeople} failed; {Outcomes(synced)}";
        if (!isSplit && synced.HasMoved)
        {
            record.NotJudged("people", Split, $"{split}; but {synced.Meanwhile}.", Again);
        }
        else
        {
            record.Expect(isSplit, "people", Split, split);
        }

        JudgeImages(synced, record);
    }

    private static void JudgeImages(SyncedPeople synced, StepRecord record)
    {
        var report = synced.Sync.Report;
        var (news, all) = (synced.NewImages, synced.Expected.Sum(person => person.Photos.Count));
        var expected = report.DryRun
            ? $"{news} images would be imported, {all - news} are there already"
            : $"{news} images are imported, {all - news} are there already";
        var observed =
            $"{report.ImportedFacebankImages} {(report.DryRun ? "would be imported" : "imported")}, {report.AlreadyPresentImages} there already";
        if (report.ImportedFacebankImages == news && report.AlreadyPresentImages == all - news)
        {
            record.Proven("images", expected, observed);
        }
        else if (synced.Meanwhile is { } meanwhile)
        {
            record.NotJudged("images", expected, $"{observed}, but {meanwhile}.", Again);
        }
        else
        {
            record.Disproven("images", expected, $"{observed}: {ImageCause(report, news, all)}");
        }
    }

    private static string ImageCause(SyncReport report, int news, int all) =>
        report switch
        {
            { FailedPeople: > 0 } => $"{report.FailedPeople} people failed",
            _ when report.ChosenPhotos != all =>
                $"{report.ChosenPhotos} photos were chosen where the first {all} usable ones of the backend's answer were due",
            _ when report.ImportedFacebankImages < news =>
                $"{news - report.ImportedFacebankImages} new images were not inserted, and counted as there already: something swallows them (a trigger, a rule?)",
            _ => "more was inserted than was missing",
        };

    private static string Failures(SyncedPeople synced)
    {
        var report = synced.Sync.Report;
        List<string> told =
        [
            .. report.Errors.Select(error => $"person {error.PersonId}: {EnumNames.Of(error.Code)}, {error.Detail}"),
        ];
        if (report.Failure is { } failure)
        {
            told.Insert(0, $"{EnumNames.Of(failure.Code)}, {failure.Message}");
        }

        if (told.Count == 0)
        {
            told.AddRange(
                synced
                    .Sync.Results.Where(result => result.Failure != FailureCode.None)
                    .Select(result => $"person {result.PersonId}: {EnumNames.Of(result.Failure)}, {result.Detail}")
            );
        }

        return told.Count == 0 ? "it does not say why" : string.Join("; ", told);
    }

    private static string Outcomes(SyncedPeople synced) =>
        string.Join(
            "; ",
            synced.Expected.Select(person =>
                synced.Sync.Results.FirstOrDefault(result => result.PersonId == person.PersonId) is { } result
                    ? $"{person.Words} came out {EnumNames.Of(result.Outcome)}"
                    : $"{person.Words} has no result"
            )
        );
}
