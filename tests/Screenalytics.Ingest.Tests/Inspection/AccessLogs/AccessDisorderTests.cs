using Screenalytics.Ingest.Inspection.AccessLogs;

namespace Screenalytics.Ingest.Tests.Inspection.AccessLogs;

/// <summary>Logs whose lines or files are not quite in order, and readers beside a sync.</summary>
public sealed class AccessDisorderTests
{
    private static readonly Func<AccessSent, string> Combined = AccessWriter.Formats[3].Write;

    [Fact]
    public void Lines_of_one_file_may_be_out_of_order_by_some_seconds()
    {
        foreach (var (name, hasTimes, _, write) in AccessWriter.Formats)
        {
            for (var seed = 0; seed < 100; seed++)
            {
                var random = new Random(seed);
                var sent = AccessHistory
                    .Legal(random, 6)
                    .OrderBy(one => one.At + TimeSpan.FromMilliseconds(random.Next(4000)));

                var report = AccessChecks.Verify(sent.Select(write));

                (hasTimes ? report.Of(AccessVerdict.Violated) : 0).ShouldBe(
                    0,
                    $"{name}, seed {seed}: {string.Join('\n', report.Findings)}"
                );
            }
        }
    }

    [Fact]
    public void Only_what_may_be_a_proof_excuses_and_only_what_was_sent_near_it()
    {
        var second = Sent(false, 0, 3);

        ReasonOf(second, Sent(true, 4)).ShouldBe(AccessReason.LateLine);
        ReasonOf(second, Sent(true, -30)).ShouldBe(AccessReason.LateLine);
        ReasonOf(second, Sent(true, 7)).ShouldBe(AccessReason.WithoutFirst);
        ReasonOf(second, Sent(true, -1) with { Status = 503 }).ShouldBe(AccessReason.WithoutFirst);
        ReasonOf(second, Sent(true, -1, 3)).ShouldBe(AccessReason.WithoutFirst);
        ReasonOf(second, Sent(false, 60, 3), Sent(true, 58)).ShouldBe(AccessReason.WithoutFirst);
    }

    [Fact]
    public void A_late_proof_of_another_address_is_its_own_reason() =>
        ReasonOf(Sent(false, 0, 3), Sent(true, 1, 3), Sent(true, 1) with { Address = "10.9.9.9" })
            .ShouldBe(AccessReason.OtherAddress);

    [Fact]
    public void Files_without_a_line_of_an_access_log_do_not_count()
    {
        AccessSent[] sent = [Other(-2000), Sent(false, 0, 3)];
        string[] error =
        [
            $"2026/11/22 18:00:00 [error] 12#12: *5 upstream timed out, client: 1.2.3.4, request: \"GET {AccessWriter.Target(sent[0])} HTTP/1.1\", host: \"x\"",
        ];

        AccessChecks
            .VerifyFiles([sent.Select(Combined), [], error], whole: false)
            .Only()
            .Reason.ShouldBe(AccessReason.WithoutFirst);
        AccessChecks
            .VerifyFiles([sent.Select(AccessWriter.Formats[0].Write), [], error])
            .Only()
            .Reason.ShouldBe(AccessReason.WithoutFirst);
    }

    [Fact]
    public void What_the_doctor_asks_is_no_second_call()
    {
        foreach (var (name, _, _, write) in AccessWriter.Formats)
        {
            foreach (var address in new[] { "10.0.0.7", "192.168.4.4" })
            {
                var doctor = Sent(false, 0, 3) with
                {
                    Address = address,
                    Agent = "screenalytics-ingest-doctor/1.0.0",
                    Query = "limit=50&offset=0",
                };

                var report = AccessChecks.Verify(new[] { Other(-1), doctor, Other(1) }.Select(write));

                report.Of(AccessVerdict.Violated).ShouldBe(0, name);
                report.Counts.Keys.ShouldContain(reason =>
                    reason == AccessReason.OtherReader || reason == AccessReason.OtherShape
                );
            }
        }

        var named = Sent(false, 0, 3) with { Agent = "screenalytics-ingest-doctor/1.0.0", Query = "limit=50&offset=0" };
        AccessChecks.Verify(new[] { Other(-1), named }.Select(Combined)).Findings.ShouldBeEmpty();
    }

    private static AccessReason ReasonOf(params AccessSent[] sent) =>
        AccessChecks.Verify(sent.Prepend(Other(-1)).Select(Combined)).Only().Reason;

    private static AccessSent Other(double seconds) => Sent(true, seconds, 4) with { PersonId = Guid.NewGuid() };

    private static AccessSent Sent(bool seedOnly, double seconds, int rows = 0) =>
        AccessVerifierTests.Sent(seedOnly, seconds, rows);
}
