using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Faults;
using Screenalytics.Sandbox.Journal;

namespace Screenalytics.Ingest.IntegrationTests.Sandbox;

/// <summary>The journal tells what was asked and answered, and finds second calls that nothing allowed.</summary>
public sealed class JournalTests(PostgresFixture postgres) : SandboxTest(postgres)
{
    private static readonly string _seeds = SandboxClient.Photos(SandboxIds.Unseeded, "?seed_only=true&limit=500");
    private static readonly string _all = SandboxClient.Photos(SandboxIds.Unseeded, "?seed_only=false&limit=500");

    [Fact]
    public async Task Keeps_what_was_asked_and_how_it_was_answered()
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        await client.RowsAsync(_seeds);
        var rows = await client.RowsAsync(SandboxClient.Photos(SandboxIds.Unseeded, "?limit=3&offset=1"));
        var entries = sandbox.Journal.Entries(SandboxIds.Unseeded);
        entries.Count.ShouldBe(2);
        entries[0].ProvesEmpty.ShouldBeTrue();
        entries[0].SeedOnly.ShouldBeTrue();
        entries[0].Bytes.ShouldBe(2);
        entries[1].Sequence.ShouldBeGreaterThan(entries[0].Answered);
        entries[1].Endpoint.ShouldBe(BackendEndpoint.Photos);
        (entries[1].Limit, entries[1].Offset, entries[1].Status).ShouldBe((3, 1, (short)200));
        entries[1].Rows.ShouldBe(rows.Length);
        entries[1].Complete.ShouldBeTrue();
    }

    [Fact]
    public async Task A_fallback_after_an_empty_answer_is_proven()
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        await client.RowsAsync(_seeds);
        await client.RowsAsync(_all);
        await client.RowsAsync(_all + "&offset=500");
        sandbox.Journal.UnprovenFallbacks().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(FaultKind.CutBody)]
    [InlineData(FaultKind.Status)]
    [InlineData(FaultKind.Reset)]
    [InlineData(FaultKind.TrailingBytes)]
    public async Task A_fallback_after_a_spoiled_answer_is_not(FaultKind kind)
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        sandbox.Faults.Add(new FaultRule { Kind = kind, SeedOnly = true });
        await RawExchange.GetAsync(sandbox, _seeds);
        await client.RowsAsync(_all);
        sandbox.Journal.UnprovenFallbacks().ShouldHaveSingleItem().Target.ShouldBe(SandboxIds.Unseeded);
    }

    [Fact]
    public async Task A_fallback_without_a_first_call_after_rows_or_at_the_same_time_is_not()
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        await client.RowsAsync(_all);
        sandbox.Journal.UnprovenFallbacks().Count.ShouldBe(1);
        sandbox.Journal.Clear();
        await client.RowsAsync(SandboxClient.Photos(SandboxIds.Seeded, "?seed_only=true"));
        await client.RowsAsync(SandboxClient.Photos(SandboxIds.Seeded));
        sandbox.Journal.UnprovenFallbacks().Count.ShouldBe(1);
        sandbox.Journal.Clear();
        var rule = new FaultRule { Kind = FaultKind.Latency, DelayMs = 300 };
        sandbox.Faults.Add(rule);
        await Task.WhenAll(client.RowsAsync(_seeds), client.RowsAsync(_all));
        sandbox.Journal.UnprovenFallbacks().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(FaultKind.Latency)]
    [InlineData(FaultKind.SlowDrip)]
    public async Task An_answer_that_the_client_did_not_wait_for_proves_nothing(FaultKind kind)
    {
        var sandbox = await StartAsync();
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(300) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", sandbox.Tokens.ServiceToken);
        sandbox.Faults.Add(new FaultRule { Kind = kind, DelayMs = 60_000 });
        await Should.ThrowAsync<TaskCanceledException>(() => http.GetAsync(sandbox.Address + _seeds));
        SpinWait.SpinUntil(() => sandbox.Journal.Count == 1, TimeSpan.FromSeconds(30)).ShouldBeTrue();
        sandbox.Journal.Entries()[0].Complete.ShouldBeFalse();
        sandbox.Journal.Entries()[0].ProvesEmpty.ShouldBeFalse();
    }

    [Fact]
    public void Is_bounded_and_can_be_switched_off()
    {
        var journal = new RequestJournal(true, 10_000);
        for (var i = 0; i < 300_000; i++)
        {
            journal.Add(new JournalEntry { Sequence = journal.Next() });
        }

        journal.Count.ShouldBeInRange(5_000, 10_000);
        journal.Entries()[^1].Sequence.ShouldBe(300_000);
    }

    [Fact]
    public async Task Keeps_nothing_when_off()
    {
        var sandbox = await StartAsync(options => options with { Journal = false });
        using var client = new SandboxClient(sandbox);
        await client.RowsAsync(_seeds);
        sandbox.Journal.Count.ShouldBe(0);
    }
}
