using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.Cluster;

[Collection(ClusterCollection.Name)]
public sealed class TriggerStormTests(PostgresFixture postgres) : CliTest(postgres)
{
    private const int Clients = 50;
    private const int Replays = 1000;
    private const string Path = "/jobs/sync_cast_from_trr";

    [Fact]
    public async Task Fifty_clients_at_once_come_to_one_run_and_so_do_a_thousand_replays()
    {
        var sandbox = await StartAsync(options => options with { FictionalCast = false, CacheReads = true });
        await using var stage = await Stage.SetAsync(
            sandbox,
            await MigratedDatabaseAsync(),
            people: 160,
            TimeSpan.FromMilliseconds(100)
        );
        await using var workers = new Workers(stage);
        await workers.RaiseAsync(2);

        await FiftyClientsAsync(stage, workers);
        await ThousandReplaysAsync(stage, workers);
    }

    private static async Task FiftyClientsAsync(Stage stage, Workers workers)
    {
        await stage.ResetAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, Clients).Select(number => AskAsync(workers.Alive[number % 2], stage.Cast.SeasonId))
        );

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Accepted, workers.Story);
        answers.Select(answer => answer.RunId).Distinct().Count().ShouldBe(1, workers.Story);
        answers.Count(answer => !answer.Attached).ShouldBe(1);
        await stage.UntilEndedAsync(() => workers.Story);
        (await RunRows.ReadAsync(stage.Database)).DifferenceTo(stage.Expected).ShouldBeNull(workers.Story);
    }

    private static async Task ThousandReplaysAsync(Stage stage, Workers workers)
    {
        await stage.ResetAsync();

        var answers = new List<Answered>();
        foreach (var some in Enumerable.Range(0, Replays).Chunk(Clients))
        {
            answers.AddRange(
                await Task.WhenAll(
                    some.Select(number => AskAsync(workers.Alive[number % 2], stage.Cast.SeasonId, "one-key"))
                )
            );
        }

        var other = await AskAsync(workers.Alive[1], stage.Cast.SeasonId, "one-key", maxImages: 3);

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Accepted, workers.Story);
        answers.Select(answer => answer.RunId).Distinct().Count().ShouldBe(1, workers.Story);
        answers.Count(answer => !answer.Replayed).ShouldBe(1);
        other.Status.ShouldBe(HttpStatusCode.Conflict);
        await stage.UntilEndedAsync(() => workers.Story);
        (await RunRows.ReadAsync(stage.Database)).DifferenceTo(stage.Expected).ShouldBeNull(workers.Story);

        // Long over, it is the same run still.
        var late = await AskAsync(workers.Alive[0], stage.Cast.SeasonId, "one-key");
        late.ShouldBe(new Answered(HttpStatusCode.Accepted, answers[0].RunId, Attached: false, Replayed: true));
    }

    private static async Task<Answered> AskAsync(
        WorkerProcess worker,
        Guid season,
        string? key = null,
        int maxImages = 5
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path)
        {
            Content = JsonContent.Create(new { season_id = season, max_images_per_person = maxImages }),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await worker.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode != HttpStatusCode.Accepted)
        {
            return new Answered(answer.StatusCode, Guid.Empty, false, false);
        }

        var ticket = JsonDocument.Parse(text).RootElement;
        return new Answered(
            answer.StatusCode,
            ticket.GetProperty("run_id").GetGuid(),
            ticket.GetProperty("attached").GetBoolean(),
            ticket.GetProperty("replayed").GetBoolean()
        );
    }

    private sealed record Answered(HttpStatusCode Status, Guid RunId, bool Attached, bool Replayed);
}
