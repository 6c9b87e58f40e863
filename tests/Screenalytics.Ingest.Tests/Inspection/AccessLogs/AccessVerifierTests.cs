using Screenalytics.Ingest.Inspection.AccessLogs;

namespace Screenalytics.Ingest.Tests.Inspection.AccessLogs;

public sealed class AccessVerifierTests
{
    private const int Histories = 1000;

    private static readonly Guid Person = Guid.Parse("e7e2d44b-99e3-8823-976a-8bacff4fe9c0");
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 18, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_a_rollout_gate_asks_by_itself_is_left_out_and_counted()
    {
        var person = Guid.NewGuid();
        string Line(string query) =>
            $"INFO:     10.0.0.1:41 - \"GET /api/v1/screenalytics/people/{person}/photos?{query} HTTP/1.1\" 200 OK";

        var report = AccessChecks.Verify([
            Line("seed_only=false&limit=500&offset=0&via=rollout-gate"),
            Line("seed_only=true&limit=500&offset=0"),
        ]);

        (report.OfGates, report.Requests).ShouldBe((1, 1));
        report.Counts[AccessReason.SeedsOnly].ShouldBe(1);
    }

    [Fact]
    public void A_thousand_legal_histories_are_never_violated()
    {
        var judged = 0L;
        for (var seed = 0; seed < Histories; seed++)
        {
            var random = new Random(seed);
            var format = AccessWriter.Formats[seed % AccessWriter.Formats.Length];
            var sent = AccessHistory.Legal(random, random.Next(1, 12));
            var cut = random.Next(3) == 0;
            if (cut)
            {
                sent = sent[random.Next(sent.Count)..];
            }

            var report = AccessChecks.Verify(sent.Select(format.Write), whole: !cut);

            report
                .Of(AccessVerdict.Violated)
                .ShouldBe(0, $"seed {seed}, {format.Name}: {string.Join('\n', report.Findings)}");
            report.Requests.ShouldBe(sent.Count);
            judged += report.Of(AccessVerdict.Consistent);
        }

        // Whoever says of everything that it can't be decided is never wrong, and no help.
        judged.ShouldBeGreaterThan(Histories * 2);
    }

    // What each planted violation is found as, where the log shows sizes and times; and where it shows neither.
    public static TheoryData<string, string, string> Table =>
        new()
        {
            { "after a failure", "after_failure", "after_failure" },
            { "after rows", "after_rows", "in_order" },
            { "after a profile's answer", "after_profile", "after_profile" },
            { "after a page past the first", "after_rows", "late_line" },
            { "after nothing was asked for", "after_nothing", "after_nothing" },
            { "in the next run, a day later", "outlived", "repeated" },
            { "in the next run, after a failure, a day later", "after_failure", "late_line" },
            { "in the next run, after a failure, at once", "late_line", "late_line" },
            { "without a first call", "without_first", "without_first" },
            { "before the first call", "without_first", "without_first" },
            { "just before the first call", "late_line", "without_first" },
            { "on another address's proof", "other_address", "other_address" },
        };

    [Theory]
    [MemberData(nameof(Table))]
    public void A_planted_violation_is_found_or_left_open_as_the_table_says(string plant, string best, string least)
    {
        foreach (var format in AccessWriter.Formats)
        {
            var report = AccessChecks.Verify(Planted(plant).Select(format.Write));

            var reason = AccessCatalog.NameOf(
                report.Findings.Count > 0
                    ? report.Only().Reason
                    : report.Counts.Keys.Single(one => one != AccessReason.SeedsOnly)
            );
            var needsSizes = plant is "after rows" or "after a page past the first";
            var expected = (needsSizes ? format.HasSizes : format.HasTimes) ? best : least;
            reason.ShouldBe(expected, format.Name);
        }
    }

    [Fact]
    public void Near_a_beginning_that_may_be_a_cut_nothing_is_violated_and_well_behind_it_is()
    {
        foreach (var (name, hasTimes, _, write) in AccessWriter.Formats)
        {
            foreach (var plant in new[] { "after a failure", "without a first call", "before the first call" })
            {
                var near = AccessChecks.Verify(Planted(plant).Select(write), whole: false);
                near.Only().Reason.ShouldBe(AccessReason.BeginsInTheMiddle, name);

                var early = Sent(true, -1200, rows: 4) with { PersonId = Guid.NewGuid() };
                var behind = AccessChecks.Verify(Planted(plant).Prepend(early).Select(write), whole: false);
                behind.Only().Verdict.ShouldBe(hasTimes ? AccessVerdict.Violated : AccessVerdict.Undecidable, name);
            }
        }
    }

    [Fact]
    public void A_servers_own_start_makes_no_log_whole_for_it_may_have_been_deployed_anew_in_a_run()
    {
        string[] lines =
        [
            "INFO:     Started server process [4711]",
            "INFO:     Application startup complete.",
            .. Others().Concat([Sent(false, 1, rows: 3)]).Select(AccessWriter.Formats[0].Write),
        ];

        AccessChecks.Verify(lines[2..], whole: false).Only().Reason.ShouldBe(AccessReason.BeginsInTheMiddle);
        AccessChecks.Verify(lines, whole: false).Only().Reason.ShouldBe(AccessReason.BeginsInTheMiddle);
        AccessChecks.Verify(lines, whole: true).Only().Reason.ShouldBe(AccessReason.WithoutFirst);
    }

    [Fact]
    public void A_reader_who_never_asks_for_seeds_is_not_judged_where_others_do()
    {
        var reader = Sent(false, 2, rows: 5) with { Address = "192.168.4.4" };
        var report = AccessChecks.Verify(Others().Append(reader).Select(AccessWriter.Formats[3].Write));

        report.Findings.ShouldBeEmpty();
        report.Counts[AccessReason.OtherReader].ShouldBe(1);
        AccessChecks
            .Verify([AccessWriter.Formats[3].Write(reader)])
            .Only()
            .Reason.ShouldBe(AccessReason.NobodyAsksForSeeds);
        AccessChecks
            .Verify(Others().Append(Sent(false, 2) with { Query = "limit=200" }).Select(AccessWriter.Formats[3].Write))
            .Only()
            .Reason.ShouldBe(AccessReason.OtherShape);
    }

    [Fact]
    public void Rotated_files_of_several_servers_are_read_by_their_times()
    {
        var write = AccessWriter.Formats[3].Write;
        AccessSent[] sent = [Sent(true, 0), Sent(false, 5, rows: 2)];

        AccessChecks
            .VerifyFiles([
                [write(sent[1])],
                [write(sent[0])],
            ])
            .Counts[AccessReason.ProvenBySize]
            .ShouldBe(1);
    }

    [Fact]
    public void The_clocks_of_several_servers_may_differ_by_some_seconds()
    {
        var write = AccessWriter.Formats[3].Write;
        AccessSent[] sent = [Sent(true, 2), Sent(false, 0, rows: 2)];

        AccessChecks
            .VerifyFiles([
                [write(sent[1])],
                [write(sent[0])],
            ])
            .Counts[AccessReason.ProvenBySize]
            .ShouldBe(1);
        sent[0] = Sent(true, 20);
        AccessChecks
            .VerifyFiles([
                [write(sent[1])],
                [write(sent[0])],
            ])
            .Only()
            .Reason.ShouldBe(AccessReason.WithoutFirst);
    }

    [Fact]
    public void The_order_of_files_without_times_decides_nothing()
    {
        var write = AccessWriter.Formats[0].Write;
        AccessSent[] sent = [Sent(true, 0) with { Status = 500 }, Sent(false, 5, rows: 2)];

        AccessChecks
            .VerifyFiles([
                [write(sent[0])],
                [write(sent[1])],
            ])
            .Only()
            .Reason.ShouldBe(AccessReason.FilesWithoutTimes);
    }

    internal static AccessSent Sent(bool seedOnly, double seconds, int rows = 0) =>
        new()
        {
            PersonId = Person,
            SeedOnly = seedOnly,
            At = Start.AddSeconds(seconds),
            Rows = rows,
        };

    // Somebody else, so that the client is seen to ask for seeds and the log to begin early.
    private static AccessSent[] Others() => [Sent(true, -1, rows: 4) with { PersonId = Guid.NewGuid() }];

    private static IEnumerable<AccessSent> Planted(string plant)
    {
        const double Day = 86_400;
        var second = Sent(false, 9, rows: 3);
        return Others()
            .Concat(
                plant switch
                {
                    "after a failure" => [Sent(true, 0) with { Status = 500 }, second],
                    "after rows" => [Sent(true, 0, rows: 2), second],
                    "after a profile's answer" => [Sent(true, 0) with { Profiled = true }, second],
                    "after a page past the first" =>
                    [
                        Sent(true, 0, rows: 500),
                        Sent(true, 1) with
                        {
                            Offset = 500,
                        },
                        second,
                    ],
                    "after nothing was asked for" =>
                    [
                        Sent(true, 0) with
                        {
                            Query = "seed_only=true&limit=0&offset=0",
                        },
                        second with
                        {
                            Query = "seed_only=false&limit=0&offset=0",
                        },
                    ],
                    "in the next run, a day later" => [Sent(true, 0), second, Sent(false, Day, rows: 3)],
                    "in the next run, after a failure, a day later" =>
                    [
                        Sent(true, 0),
                        second,
                        Sent(true, Day) with
                        {
                            Status = 503,
                        },
                        Sent(false, Day + 1, rows: 3),
                    ],
                    "in the next run, after a failure, at once" =>
                    [
                        Sent(true, 0),
                        second,
                        Sent(true, 20) with
                        {
                            Status = 503,
                        },
                        Sent(false, 21, rows: 3),
                    ],
                    "without a first call" => [second],
                    "before the first call" => [Sent(false, 1, rows: 3), Sent(true, 20)],
                    "just before the first call" => [Sent(false, 1, rows: 3), Sent(true, 2)],
                    "on another address's proof" => new[] { Sent(true, 0) with { Address = "10.0.0.9" }, second },
                    _ => throw new ArgumentOutOfRangeException(nameof(plant), plant, "Not planted."),
                }
            );
    }
}
