using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Faults;

namespace Screenalytics.Ingest.IntegrationTests.Sandbox;

/// <summary>A fault strikes whom its rule names, as often as it says, and the same ones every time.</summary>
public sealed class FaultRuleTests(PostgresFixture postgres) : SandboxTest(postgres)
{
    [Fact]
    public async Task Filters_by_person_flag_endpoint_and_offset()
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        sandbox.Faults.Add(
            new FaultRule
            {
                Kind = FaultKind.Status,
                Target = SandboxIds.Seeded,
                SeedOnly = true,
            }
        );
        sandbox.Faults.Add(
            new FaultRule
            {
                Kind = FaultKind.Status,
                Status = 418,
                Endpoint = BackendEndpoint.SeasonCast,
                MinOffset = 10,
            }
        );
        (await StatusAsync(client, SandboxClient.Photos(SandboxIds.Seeded, "?seed_only=true"))).ShouldBe(503);
        (await StatusAsync(client, SandboxClient.Photos(SandboxIds.Seeded))).ShouldBe(200);
        (await StatusAsync(client, SandboxClient.Photos(SandboxIds.Unseeded, "?seed_only=true"))).ShouldBe(200);
        (await StatusAsync(client, SandboxClient.Season(SandboxIds.HarbourRowSeason1))).ShouldBe(200);
        (await StatusAsync(client, SandboxClient.Season(SandboxIds.HarbourRowSeason1, "?offset=10"))).ShouldBe(418);
        (await StatusAsync(client, SandboxClient.Episode(SandboxIds.HarbourRowEpisode1, "?offset=10"))).ShouldBe(200);
    }

    [Fact]
    public async Task Stops_after_its_count_and_lets_retries_through()
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        var path = SandboxClient.Photos(SandboxIds.Seeded);
        var counted = sandbox.Faults.Add(new FaultRule { Kind = FaultKind.Status, MaxCount = 2 });
        int[] statuses =
        [
            await StatusAsync(client, path),
            await StatusAsync(client, path),
            await StatusAsync(client, path),
        ];
        statuses.ShouldBe([503, 503, 200]);
        sandbox.Faults.Struck(counted.Id).ShouldBe(2);
        sandbox.Faults.Remove(counted.Id).ShouldBeTrue();
        sandbox.Faults.Add(new FaultRule { Kind = FaultKind.Status, FirstAttempts = 1 });
        (await StatusAsync(client, path)).ShouldBe(503);
        (await StatusAsync(client, path)).ShouldBe(200);
        (await StatusAsync(client, path + "?seed_only=true")).ShouldBe(503);
    }

    [Fact]
    public async Task Chance_is_the_same_for_the_same_seed_in_any_order()
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        var paths = Enumerable.Range(0, 100).Select(n => SandboxClient.Photos(SandboxIds.Ordinary(n))).ToArray();
        var first = await RoundAsync(sandbox, client, paths, 3);
        var again = await RoundAsync(sandbox, client, [.. paths.Reverse()], 3);
        var other = await RoundAsync(sandbox, client, paths, 4);
        again.Order().ShouldBe(first.Order());
        other.Order().ShouldNotBe(first.Order());
        first.Count.ShouldBeInRange(8, 36);
    }

    [Fact]
    public async Task Latency_adds_to_another_fault_and_too_many_at_once_can_be_refused()
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        sandbox.Faults.Add(new FaultRule { Kind = FaultKind.Latency, DelayMs = 200 });
        sandbox.Faults.Add(
            new FaultRule
            {
                Kind = FaultKind.Status,
                Status = 500,
                AboveInFlight = 4,
            }
        );
        var begin = TimeProvider.System.GetTimestamp();
        var path = SandboxClient.Photos(SandboxIds.Seeded);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => StatusAsync(client, path)));
        statuses.Count(status => status == 200).ShouldBeInRange(1, 11);
        statuses.Count(status => status == 500).ShouldBeInRange(1, 11);
        TimeProvider.System.GetElapsedTime(begin).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(190));
    }

    private static async Task<List<string>> RoundAsync(
        SandboxServer sandbox,
        SandboxClient client,
        string[] paths,
        ulong seed
    )
    {
        sandbox.Faults.Clear();
        sandbox.Faults.Add(
            new FaultRule
            {
                Kind = FaultKind.Status,
                Probability = 0.2,
                Seed = seed,
            }
        );
        var struck = new List<string>();
        foreach (var path in paths)
        {
            if (await StatusAsync(client, path) == 503)
            {
                struck.Add(path);
            }
        }

        return struck;
    }

    private static async Task<int> StatusAsync(SandboxClient client, string path)
    {
        using var response = await client.GetAsync(path);
        return (int)response.StatusCode;
    }
}
