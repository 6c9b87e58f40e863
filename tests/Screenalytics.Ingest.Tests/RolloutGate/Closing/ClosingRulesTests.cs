using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate.Closing;
using Screenalytics.Ingest.Tests.RolloutGate.Evidence;

namespace Screenalytics.Ingest.Tests.RolloutGate.Closing;

public sealed class ClosingRulesTests
{
    private static readonly GateEvidence Staging = SampleGate.Proven();
    private static readonly GateEvidence Production = SampleGate.Proven(GateStage.Production, ClosingSamples.Later);

    [Fact]
    public void Both_proven_in_order_may_be_closed()
    {
        Reasons(Staging, Production).ShouldBeEmpty();
        Reasons(Staging, SampleGate.Proven(GateStage.Production, ClosingSamples.Later, readOnly: true)).ShouldBeEmpty();
    }

    [Fact]
    public void Whatever_is_missing_is_a_reason_of_its_own()
    {
        var unattested = new GateOrder();
        Reasons(Staging with { Order = unattested }, Production)
            .ShouldHaveSingleItem()
            .ShouldStartWith("staging: nobody attested");
        Reasons(Staging, Production with { Order = unattested })
            .ShouldHaveSingleItem()
            .ShouldStartWith("production: nobody");
        Reasons(Production, Staging).Count.ShouldBe(3);
        Reasons(SampleGate.Proven(readOnly: true), Production)
            .ShouldHaveSingleItem()
            .ShouldContain("not proven in full");
        Reasons(Staging, Production with { StartedAt = Staging.FinishedAt.AddSeconds(-1) })
            .ShouldHaveSingleItem()
            .ShouldContain("before staging's gate had ended");
        Reasons(Staging, Production with { Interrupted = true }).ShouldHaveSingleItem().ShouldContain("interrupted");
        Reasons(Staging, SampleGate.With(Production, "filter", GateVerdict.Disproven, "the filter is ignored"))
            .ShouldBe(["production: step filter is disproven: the filter is ignored"]);
        Reasons(Staging, SampleGate.With(Production, "filter", GateVerdict.NotJudged, "no database"))
            .ShouldBe(["production: step filter is not judged: no database"]);
        Reasons(Staging, SampleGate.With(Production, "filter", GateVerdict.LeftOut, "x"))
            .ShouldHaveSingleItem()
            .ShouldContain("was not read-only (filter)");
        Reasons(
                Staging,
                Production with
                {
                    Place = Production.Place with { Backend = Staging.Place.Backend.ToUpperInvariant() },
                }
            )
            .ShouldHaveSingleItem()
            .ShouldStartWith("both gates were pointed at the same backend, trr.staging.example.org");
        Reasons(Staging, Without(Production, "proxy")).ShouldHaveSingleItem().ShouldContain("criterion 1");
        ClosingRules
            .Notes(Staging, Production with { Changes = [Production.Changes[0] with { Restored = false }] })
            .ShouldHaveSingleItem()
            .ShouldContain("stays as its gate left it");
    }

    private static GateEvidence Without(GateEvidence evidence, string step) =>
        SampleGate.Judged(evidence with { Steps = [.. evidence.Steps.Where(one => one.Id != step)] });

    private static IReadOnlyList<string> Reasons(GateEvidence staging, GateEvidence production) =>
        ClosingRules.ReasonsAgainst(staging, production);
}
