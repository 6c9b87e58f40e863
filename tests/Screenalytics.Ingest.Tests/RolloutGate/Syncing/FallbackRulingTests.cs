using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.RolloutGate.Syncing;

namespace Screenalytics.Ingest.Tests.RolloutGate.Syncing;

public sealed class FallbackRulingTests
{
    private static readonly CallReport Rows = Call(true, 3);
    private static readonly CallReport Empty = Call(true, 0);
    private static readonly CallReport All = Call(false, 20);
    private static readonly CallReport Broken = Call(true, 0) with
    {
        Status = 503,
        Complete = false,
        Failure = FailureCode.BackendUnavailable,
    };

    [Fact]
    public void What_the_strict_rule_asks_for_is_no_breach()
    {
        FallbackRuling.Breach(isSeeded: true, [Rows]).ShouldBeNull();
        FallbackRuling.Breach(isSeeded: true, [Rows with { Rows = 500 }, Rows with { Offset = 500 }]).ShouldBeNull();
        FallbackRuling.Breach(isSeeded: false, [Empty with { Attempts = 3 }, All]).ShouldBeNull();
    }

    [Fact]
    public void A_seeded_person_s_breaches_name_the_cause()
    {
        Breach([]).ShouldContain("no call");
        Breach([All]).ShouldContain("without a proof");
        Breach([Rows with { Profiled = true }]).ShouldContain("proves nothing");
        Breach([Rows with { Offset = 500 }]).ShouldContain("proves nothing");
        Breach([Broken]).ShouldContain("503, backend_unavailable");
        Breach([Broken, All]).ShouldContain("though seed_only=true had failed");
        Breach([Empty, All]).ShouldContain("hides them");
        Breach([Rows, All]).ShouldContain("had answered 3 rows");
        Breach([Rows, Rows with { Offset = 500 }]).ShouldContain("further page");

        static string Breach(CallReport[] calls) => FallbackRuling.Breach(isSeeded: true, calls).ShouldNotBeNull();
    }

    [Fact]
    public void An_unseeded_person_s_breaches_name_the_cause()
    {
        Breach([Rows]).ShouldContain("ignores the filter");
        Breach([Empty]).ShouldContain("was not called");
        Breach([Empty, Empty]).ShouldContain("called again");
        Breach([Empty, All with { Offset = 500 }]).ShouldContain("first page");
        Breach([Empty, Broken with { SeedOnly = false }]).ShouldContain("seed_only=false failed (503");
        Breach([Empty, All with { Rows = 0 }]).ShouldContain("though the person has photos");
        Breach([Empty with { Complete = false }, All]).ShouldContain("had failed");
        Breach([Empty with { Status = 204 }, All]).ShouldContain("had failed");

        static string Breach(CallReport[] calls) => FallbackRuling.Breach(isSeeded: false, calls).ShouldNotBeNull();
    }

    private static CallReport Call(bool seedOnly, int rows) =>
        new()
        {
            SeedOnly = seedOnly,
            Attempts = 1,
            Status = 200,
            Rows = rows,
            Complete = true,
        };
}
