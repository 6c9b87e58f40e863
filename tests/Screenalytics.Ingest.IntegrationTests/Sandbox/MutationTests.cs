using System.Net;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Mutations;

namespace Screenalytics.Ingest.IntegrationTests.Sandbox;

/// <summary>Every mutation changes just what its name says, and nothing once it is switched off.</summary>
public sealed class MutationTests(PostgresFixture postgres) : SandboxTest(postgres)
{
    private static readonly BackendMutation[] _slow = [BackendMutation.SlowReads, BackendMutation.SlowToggle];

    [Fact]
    public async Task Each_changes_what_its_name_says()
    {
        var sandbox = await StartAsync();
        var flagged = await MutationProbe.FlaggedAsync(sandbox);
        var truth = await MutationProbe.AskAsync(sandbox);
        var found = new Dictionary<BackendMutation, string>();
        foreach (var mutation in Enum.GetValues<BackendMutation>().Except(_slow))
        {
            sandbox.Mutations.Add(mutation);
            var answers = await MutationProbe.AskAsync(sandbox);
            found[mutation] = string.Join("; ", answers.Where(a => truth[a.Key] != a.Value).Select(a => a.Key));
            sandbox.Mutations.Remove(mutation).ShouldBeTrue();
            await MutationProbe.RestoreAsync(sandbox, flagged);
        }

        found.Except(MutationEffects.All).ShouldBeEmpty();
        found.Count.ShouldBe(MutationEffects.All.Count);
        var again = await MutationProbe.AskAsync(sandbox);
        again.Where(a => truth[a.Key] != a.Value).ShouldBeEmpty();
        (await MutationProbe.FlaggedAsync(sandbox)).ShouldBe(flagged);
    }

    [Theory]
    [InlineData(BackendMutation.SlowReads, true)]
    [InlineData(BackendMutation.SlowToggle, false)]
    public async Task Slow_ones_keep_a_client_waiting(BackendMutation mutation, bool reads)
    {
        var sandbox = await StartAsync(options => options with { Mutations = [mutation] });
        var photos = sandbox.Address + SandboxClient.Photos(SandboxIds.Seeded);
        var toggle = sandbox.Address + SandboxClient.Toggle(SandboxIds.Unseeded, SandboxIds.UnseededLink);
        using var hasty = new HttpClient { Timeout = TimeSpan.FromMilliseconds(300) };
        await Should.ThrowAsync<TaskCanceledException>(() =>
            reads ? hasty.GetAsync(photos) : hasty.PatchAsync(toggle, null)
        );
        // The other kind is not slowed down: it is answered though the first still waits.
        using var patient = new HttpClient();
        using var other = await (reads ? patient.PatchAsync(toggle, null) : patient.GetAsync(photos));
        other.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Are_switched_over_HTTP()
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        var added = await client.ControlAsync(HttpMethod.Post, "/mutations", """{"mutation": "filter_ignored"}""");
        added.ShouldBe((HttpStatusCode.OK, """["filter_ignored"]"""));
        await client.ControlAsync(HttpMethod.Post, "/mutations", """{"mutation": "slow_toggle"}""");
        sandbox.Mutations.Active.ShouldBe([BackendMutation.FilterIgnored, BackendMutation.SlowToggle]);
        var gone = await client.ControlAsync(HttpMethod.Delete, "/mutations/slow_toggle");
        gone.Status.ShouldBe(HttpStatusCode.NoContent);
        (await client.ControlAsync(HttpMethod.Delete, "/mutations/slow_toggle")).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
        (await client.ControlAsync(HttpMethod.Get, "/mutations")).Text.ShouldBe("""["filter_ignored"]""");
        var unknown = await client.ControlAsync(HttpMethod.Post, "/mutations", """{"mutation": "nonsense"}""");
        unknown.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await client.ControlAsync(HttpMethod.Delete, "/mutations")).Status.ShouldBe(HttpStatusCode.NoContent);
        sandbox.Mutations.Active.ShouldBeEmpty();
    }

    [Fact]
    public async Task Several_work_together()
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        var path = SandboxClient.Photos(SandboxIds.Unseeded, "?limit=500");
        var all = await client.UrlsAsync(path);
        sandbox.Mutations.Add(BackendMutation.OrderReversed);
        sandbox.Mutations.Add(BackendMutation.FallbackCutAtTwo);
        (await client.UrlsAsync(path)).ShouldBe([all[^1], all[^2]]);
        (await client.UrlsAsync(path + "&offset=1")).ShouldBe([all[^2]]);
    }

    [Fact]
    public async Task Rows_in_an_object_prove_nothing()
    {
        var sandbox = await StartAsync(options => options with { Mutations = [BackendMutation.RowsInObject] });
        using var client = new SandboxClient(sandbox);
        using var answer = await client.GetAsync(SandboxClient.Photos(SandboxIds.Unseeded, "?seed_only=true"));
        (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"photos":[]}""");
        sandbox.Journal.Entries().ShouldHaveSingleItem().ProvesEmpty.ShouldBeFalse();
    }
}
