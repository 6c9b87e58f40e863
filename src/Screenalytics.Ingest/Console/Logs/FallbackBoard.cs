using Screenalytics.Ingest.Console.Runs;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Inspection.Fallback;
using Screenalytics.Ingest.Inspection.Reading;
using Screenalytics.Ingest.Inspection.Verification;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>Gathers what this node's log tells of fallbacks in a span, or of one run.</summary>
internal sealed class FallbackBoard(LogHome home, RunBoard runs)
{
    /// <summary>Bytes of files that are read at most, those of the latest.</summary>
    public const long MostBytes = 512L * 1024 * 1024;

    /// <summary>The span that is looked at when nothing is asked for.</summary>
    public static readonly TimeSpan UsualSpan = TimeSpan.FromHours(24);

    private const int MostPeople = 30;
    private const int MostRuns = 30;
    private const int MostWords = 12;
    private const int MostFindings = 10;
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(2);

    /// <summary>Gathers it.</summary>
    public async Task<FallbackModel> LookAsync(LogQuery query, CancellationToken stop)
    {
        var run = query.Run is { } id && await runs.LookAsync(id, stop) is var (found, _) ? found : null;
        var asked = query is { Run: null, Since: null, Until: null }
            ? query with
            {
                Since = runs.Now - UsualSpan,
            }
            : query;
        var model = new FallbackModel
        {
            Query = asked,
            Now = runs.Now,
            Node = home.Node,
            HasFiles = home.Folder is not null,
            Run = run,
        };
        if (home.Folder is not { } folder)
        {
            return model;
        }

        try
        {
            return await Task.Run(() => GatherAsync(model, folder, stop), stop);
        }
        catch (LogSourceException e)
        {
            return model with { Problem = e.Message };
        }
    }

    private static async Task<FallbackModel> GatherAsync(FallbackModel model, string folder, CancellationToken stop)
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
        var verifier = query.Run is { } run
            ? new LogVerifier(
                new VerificationOptions
                {
                    Runs = new HashSet<Guid> { run },
                    Limit = MostFindings,
                }
            )
            : null;
        ILogVisitor visitor = verifier is null ? statistics : new LogVisitors(statistics, verifier);
        var since = query.Since ?? (model.Run?.QueuedAt - Around);
        var until = query.Until ?? (model.Run?.FinishedAt + Around);
        var (files, isPartial) = FilesOf(folder, since, until);
        var read = 0L;
        foreach (var file in files)
        {
            read += await LogReader.ReadFileAsync(file, visitor, stop);
        }

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
            IsPartial = isPartial,
        };
    }

    // In the order that they were begun in; when there are too many, the latest of them.
    private static (List<string> Files, bool IsPartial) FilesOf(
        string folder,
        DateTimeOffset? since,
        DateTimeOffset? until
    )
    {
        if (!Directory.Exists(folder))
        {
            return ([], false);
        }

        var files = LogFiles
            .Of(folder)
            .Where(path => !(new DateTimeOffset(File.GetLastWriteTimeUtc(path)) < since))
            .Select(path => (Path: path, First: LogFiles.FirstTime(path), new FileInfo(path).Length))
            .Where(file => !(file.First >= until))
            .OrderBy(file => file.First)
            .ToList();
        var first = files.Count;
        for (var bytes = 0L; first > 0 && bytes + files[first - 1].Length <= MostBytes; first--)
        {
            bytes += files[first - 1].Length;
        }

        return ([.. files.Skip(first).Select(file => file.Path)], first > 0);
    }

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
