using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Tests.Cli;

public sealed class ReportTableTests
{
    private const int Columns = 80;
    private const string Long =
        "TRR-Backend did not answer in time, retries included; the last of five attempts was given up after 10 s.";

    private static readonly SyncReport Full = Samples.Report(new SyncRequest(new SeasonTarget(Samples.Person))) with
    {
        Status = RunStatus.Partial,
        People = 20_000,
        ImportedFacebankImages = 78_291,
        ImportedFacebankPeople = 18_000,
        AlreadyPresentImages = 1_200,
        FetchedPhotos = 123_456,
        ChosenPhotos = 79_491,
        OverCapPhotos = 43_000,
        SkippedImages = new Dictionary<SkipReason, int> { [SkipReason.MissingUrl] = 900, [SkipReason.TooLong] = 65 },
        SeededPeople = 11_000,
        FallbackPeople = 8_000,
        EmptyPeople = 900,
        FailedPeople = 100,
        ImportErrors = 100,
        Failure = new RunFailure(FailureCode.BackendUnavailable, Long),
        Warnings = [Long],
        Errors =
        [
            .. Enumerable.Range(0, 100).Select(_ => new PersonError(Samples.Person, FailureCode.BackendTimeout, Long)),
        ],
        Calls = new CallCounts
        {
            SeedOnly = 20_000,
            All = 8_900,
            Cast = 40,
            Retries = 12,
        },
    };

    [Fact]
    public void It_fits_into_80_columns() => Render(Full).Split('\n').ShouldAllBe(line => line.Length <= Columns);

    [Fact]
    public void It_names_what_an_operator_asks_for()
    {
        var text = Render(Full);

        text.ShouldContain("11,000 seeded, 8,000 fallback, 900 empty, 100 failed");
        text.ShouldContain("78,291");
        text.ShouldContain("900 missing_url, 65 too_long");
        text.ShouldContain("faces on db.example:5432");
        text.ShouldContain("127.0.0.1:8000");
        text.ShouldContain("backend_timeout");
        text.ShouldContain("and 80 more");
    }

    [Fact]
    public void More_errors_than_a_workers_report_lists_are_found_by_the_verb_that_lists_all()
    {
        var text = Render(Full with { ImportErrors = 900, FailedPeople = 900 });

        text.ShouldContain($"and 880 more, which this lists:\n  runs people {Full.RunId} --outcome failed --all");
        Render(Full with { DryRun = true }).ShouldContain("and 80 more: --output json lists them all");
    }

    [Fact]
    public void Colours_are_there_only_when_wanted()
    {
        ReportTable.Render(Full, new Palette(colors: true)).ShouldContain("\e[");
        Render(Full).ShouldNotContain("\e");
    }

    private static string Render(SyncReport report) => ReportTable.Render(report, new Palette(colors: false));
}
