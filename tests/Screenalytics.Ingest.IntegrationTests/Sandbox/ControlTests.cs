using System.Net;
using System.Text.Json;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Faults;

namespace Screenalytics.Ingest.IntegrationTests.Sandbox;

/// <summary>What can be done in process can be done over HTTP.</summary>
public sealed class ControlTests(PostgresFixture postgres) : SandboxTest(postgres)
{
    [Fact]
    public async Task Faults_are_added_listed_and_removed()
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        var rule = $$"""{"kind": "cut_body", "target": "{{SandboxIds.Seeded}}", "seed_only": true, "max_count": 3}""";
        var (status, text) = await client.ControlAsync(HttpMethod.Post, "/faults", rule);
        status.ShouldBe(HttpStatusCode.OK);
        text.ShouldContain("\"id\":1");
        sandbox.Faults.Rules.ShouldBe([
            new FaultRule
            {
                Id = 1,
                Kind = FaultKind.CutBody,
                Target = SandboxIds.Seeded,
                SeedOnly = true,
                MaxCount = 3,
            },
        ]);
        (await client.ControlAsync(HttpMethod.Get, "/faults")).Text.ShouldContain("\"kind\":\"cut_body\"");
        (await client.ControlAsync(HttpMethod.Delete, "/faults/1")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await client.ControlAsync(HttpMethod.Delete, "/faults/1")).Status.ShouldBe(HttpStatusCode.NotFound);
        sandbox.Faults.Rules.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/faults", "{}")]
    [InlineData("/faults", "{\"kind\": \"nonsense\"}")]
    [InlineData("/faults", "{\"kind\": \"reset\", \"persn\": 1}")]
    [InlineData("/faults", "[")]
    [InlineData("/casts", "{\"people\": -1}")]
    public async Task Mistakes_are_told(string path, string body)
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        var (status, text) = await client.ControlAsync(HttpMethod.Post, path, body);
        status.ShouldBe(HttpStatusCode.BadRequest);
        text.ShouldNotBeEmpty();
        sandbox.Faults.Rules.ShouldBeEmpty();
    }

    [Fact]
    public async Task Journal_and_casts_are_reached()
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        var (status, text) = await client.ControlAsync(HttpMethod.Post, "/casts", "{\"people\": 20}");
        status.ShouldBe(HttpStatusCode.OK);
        var season = JsonDocument.Parse(text).RootElement.GetProperty("season_id").GetGuid();
        var people = await client.RowsAsync(SandboxClient.Season(season));
        people.Length.ShouldBe(20);
        var expected = await client.ControlAsync(HttpMethod.Get, $"/expected?target={season}&max_images=1");
        expected.Text.Split('\n').Length.ShouldBeInRange(18, 21);

        await client.RowsAsync(SandboxClient.Photos(SandboxIds.Unseeded));
        var journal = await client.ControlAsync(HttpMethod.Get, $"/journal?target={SandboxIds.Unseeded}");
        var entry = JsonDocument.Parse(journal.Text).RootElement.EnumerateArray().ShouldHaveSingleItem();
        entry.GetProperty("endpoint").GetString().ShouldBe("photos");
        entry.GetProperty("complete").GetBoolean().ShouldBeTrue();
        (await client.ControlAsync(HttpMethod.Get, "/journal/unproven-fallbacks")).Text.ShouldContain("sequence");
        (await client.ControlAsync(HttpMethod.Delete, "/journal")).Status.ShouldBe(HttpStatusCode.NoContent);
        sandbox.Journal.Count.ShouldBe(0);
        (await client.ControlAsync(HttpMethod.Get, "")).Text.ShouldContain("\"version\":\"february2026\"");
    }

    [Fact]
    public async Task The_access_log_reads_like_uvicorns()
    {
        using var folder = TestFolder.Create();
        var file = Path.Combine(folder.Path, "access.log");
        var sandbox = await StartAsync(options => options with { AccessLog = file });
        using var client = new SandboxClient(sandbox);
        var path = SandboxClient.Photos(SandboxIds.Seeded, "?seed_only=true&limit=5");
        await client.RowsAsync(path);
        using var unknown = await client.GetAsync("/nowhere");
        sandbox.FlushAccessLog();
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var lines = (await new StreamReader(stream).ReadToEndAsync()).Split('\n');
        lines[0].ShouldStartWith("INFO:     Started server process [");
        lines[3].ShouldBe($"INFO:     Uvicorn running on {sandbox.Address} (Press CTRL+C to quit)");
        lines[4]
            .ShouldMatch(
                $"^INFO:     127\\.0\\.0\\.1:\\d+ - \"GET {System.Text.RegularExpressions.Regex.Escape(path)} HTTP/1\\.1\" 200 OK$"
            );
        lines[5].ShouldEndWith("\"GET /nowhere HTTP/1.1\" 404 Not Found");
    }

    [Fact]
    public async Task Several_run_at_once_in_one_process()
    {
        var sandboxes = await Task.WhenAll(
            StartAsync(),
            StartAsync(o => o with { Version = BackendVersion.Later2026 })
        );
        sandboxes[0].Address.ShouldNotBe(sandboxes[1].Address);
        sandboxes[0].Faults.Add(new FaultRule { Kind = FaultKind.Status });
        using var client = new SandboxClient(sandboxes[1]);
        (await client.RowsAsync(SandboxClient.Photos(SandboxIds.Seeded))).ShouldNotBeEmpty();
    }
}
