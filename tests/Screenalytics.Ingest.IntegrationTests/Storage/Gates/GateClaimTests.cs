using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage.Gates;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage.Gates;

public sealed class GateClaimTests(PostgresFixture postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Of_many_gates_at_once_one_holds_a_link_until_it_lets_go()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = new PostgresGateStore(database.Source, () => 0.5);
        var link = Guid.NewGuid();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => store.ClaimAsync(Of(link, Guid.NewGuid()), None))
        );

        var held = answers.Distinct().ShouldHaveSingleItem();
        (await store.ClaimsAsync(None)).ShouldBe([held]);
        await store.ReleaseAsync(held with { GateId = Guid.NewGuid() }, None);
        (await store.ClaimsAsync(None)).ShouldBe([held]);
        await store.ReleaseAsync(held, None);
        (await store.ClaimsAsync(None)).ShouldBeEmpty();
        var next = Of(link, Guid.NewGuid());
        (await store.ClaimAsync(next, None)).GateId.ShouldBe(next.GateId);
    }

    [Fact]
    public async Task Who_claims_again_is_told_the_flag_of_the_first_time_and_another_backend_s_link_is_another()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = new PostgresGateStore(database.Source, () => 0.5);
        var claim = Of(Guid.NewGuid(), Guid.NewGuid());

        var first = await store.ClaimAsync(claim, None);
        var again = await store.ClaimAsync(claim with { Flagged = false }, None);
        var elsewhere = await store.ClaimAsync(claim with { Backend = "other:443", GateId = Guid.NewGuid() }, None);

        first.ShouldBe(claim with { ClaimedAt = first.ClaimedAt });
        again.ShouldBe(first);
        elsewhere.Backend.ShouldBe("other:443");
        (await store.ClaimsAsync(None)).ShouldBe([first, elsewhere]);
    }

    private static GateClaim Of(Guid link, Guid gate) =>
        new(gate, "trr.test:443", SharedBank.Ann, link, Flagged: true, "ann at desk", DateTimeOffset.UnixEpoch);
}
