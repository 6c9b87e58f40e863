using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Inspection.Fallback;
using Screenalytics.Ingest.Inspection.Reading;
using Screenalytics.Ingest.Inspection.Verification;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>Reads what a log tells of fallbacks.</summary>
internal static class FallbackReader
{
    private const int MostPeople = 30;
    private const int MostRuns = 30;
    private const int MostWords = 12;
    private const int MostFindings = 10;
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(2);

    /// <summary>Fills a model.</summary>
    /// <param name="model">What is asked for.</param>
    /// <param name="folder">The log's folder.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="LogSourceException">The log can't be read.</exception>
    public static FallbackModel Read(FallbackModel model, string folder, CancellationToken stop)
    {
        var query = model.Query;
        var sample = new PeopleSample(MostPeople);
        var statistics = new FallbackStatistics(
            new FallbackFilter
            {
                Run = query.Run?.ToString(),
                Since = query.Since,
                Until = query.Until,
            },
            sample.Add
        );
        var segments = LogSegments.Of(
            folder,
            query.Since ?? (model.Run?.QueuedAt - Around),
            query.Until ?? (model.Run?.FinishedAt + Around),
            model.MostBytes
        );
        var verifier = VerifierOf(query, segments);
        var read = segments.Read(verifier is null ? statistics : new LogVisitors(statistics, verifier), stop);
        var report = statistics.ToReport(TimeZoneInfo.Utc);
        return model with
        {
            Counts = CountsOf(report.Totals),
            NotProven = report.Totals.NotProven,
            Reasons = WordsOf(report.Reasons),
            Patterns = WordsOf(report.Patterns),
            Runs = [.. report.Runs.Take(MostRuns).Select(RowOf)],
            MoreRuns = Math.Max(report.Runs.Count - MostRuns, 0),
            People = [.. sample.ByImportance().Select(RowOf)],
            Verdict = verifier is null ? null : VerdictOf(verifier.Finish()),
            BytesRead = read,
            IsPartial = segments.IsCut,
            Packed = segments.Packed,
        };
    }

    // A part of a run's log lacks evidence that the rest of it holds.
    private static LogVerifier? VerifierOf(LogQuery query, LogSegments segments) =>
        query is { Run: { } run, Since: null, Until: null } && segments is { IsCut: false, Packed: 0 }
            ? new LogVerifier(
                new VerificationOptions
                {
                    Runs = new HashSet<Guid> { run },
                    Limit = MostFindings,
                }
            )
            : null;

    private static RunCounts CountsOf(FallbackFigures figures) =>
        new()
        {
            People = (int)figures.People,
            CastComplete = true,
            Seeded = (int)figures.Seeded,
            Fallback = (int)figures.Fallback,
            Empty = (int)figures.Empty,
            Held = (int)figures.Held,
            Failed = (int)figures.Failed,
            ImportedImages = (int)figures.Images,
        };

    private static IReadOnlyList<CountedWord> WordsOf(IReadOnlyList<WordCount> words) =>
        [
            .. words
                .OrderByDescending(word => word.People)
                .Take(MostWords)
                .Select(word => new CountedWord(PlainText.Of(word.Name, 120), word.People)),
        ];

    private static FallbackRunRow RowOf(FallbackRun run) =>
        new(
            run.RunId,
            run.Target is { } key ? PlainText.Of(key, 120) : null,
            run.Started,
            run.DryRun,
            run.Suspect,
            CountsOf(run.Figures)
        );

    private static FallbackPersonRow RowOf(SampledPerson sampled)
    {
        var person = FallbackPerson.Of(sampled.Person, sampled.Reason);
        return new FallbackPersonRow(
            person.Time,
            person.RunId,
            person.PersonId,
            person.Outcome,
            PlainText.Of(person.Reason, 80),
            PlainText.Of(person.Pattern, 200),
            person.Detail is { } detail ? PlainText.Of(detail, 300) : null
        );
    }

    private static RuleVerdict VerdictOf(VerificationReport report) =>
        new(
            report.Violations,
            report.Incomplete,
            report.SecondCalls,
            report.Proven,
            [.. report.Findings.Select(finding => PlainText.Of(finding.Sentence, 300))]
        );
}
