using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Api.Events;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Tests.Api;

public sealed class EventTests
{
    private static readonly string Path = $"/runs/{ApiSamples.RunId}/events";

    [Fact]
    public async Task A_run_is_told_as_it_goes_on_and_the_stream_ends_with_it()
    {
        await using var api = await ApiServer.StartAsync();
        api.History.Commit(ApiSamples.Person(1));
        await using var events = ReadAsync(api).GetAsyncEnumerator();

        (await NextAsync(events)).EventType.ShouldBe("progress");
        var first = await NextAsync(events);
        api.History.Commit(ApiSamples.Person(2), ApiSamples.Person(3));
        var later = new List<SseItem<string>>
        {
            await NextAsync(events),
            await NextAsync(events),
            await NextAsync(events),
        };
        api.History.Run = ApiSamples.Ended(RunStatus.Partial);
        (await NextAsync(events)).EventType.ShouldBe("progress");
        var end = await NextAsync(events);

        first.EventType.ShouldBe("person");
        first.EventId.ShouldBe("1");
        ((Guid)JsonNode.Parse(first.Data)!["person_id"]!).ShouldBe(ApiSamples.Person(1).PersonId);
        later.Select(item => item.EventType).ShouldBe(["progress", "person", "person"]);
        ((int)JsonNode.Parse(later[0].Data)!["counts"]!["done"]!).ShouldBe(3);
        later[2].EventId.ShouldBe("3");
        end.EventType.ShouldBe("end");
        ((string?)JsonNode.Parse(end.Data)!["report"]!["status"]).ShouldBe("partial");
        (await events.MoveNextAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_goes_on_after_the_last_person_that_was_seen(bool header)
    {
        await using var api = await ApiServer.StartAsync();
        api.History.Commit([.. Enumerable.Range(1, 1200).Select(ApiSamples.Person)]);
        api.History.Run = ApiSamples.Ended();

        var events = await ReadAsync(api, "600", header).ToArrayAsync();

        events
            .Where(item => item.EventType == "person")
            .Select(item => item.EventId)
            .ShouldBe(Enumerable.Range(601, 600).Select(number => $"{number}"));
        events[^1].EventType.ShouldBe("end");
        events.Count(item => item.EventType == "progress").ShouldBe(1);
    }

    [Fact]
    public async Task A_cursor_that_is_none_is_a_wrong_request()
    {
        await using var api = await ApiServer.StartAsync();

        var (head, problem) = await api.GetAsync($"{Path}?last_event_id=x");

        head.ShouldBeProblem(HttpStatusCode.BadRequest, problem, FailureCode.BadRequest);
    }

    [Fact]
    public async Task A_stream_without_news_shows_now_and_then_that_it_is_alive()
    {
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.Zero };
        await using var api = await ApiServer.StartAsync(time: time);
        await using var stream = await api.Client.GetStreamAsync(Path);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync() is { } line && !line.StartsWith("data:", StringComparison.Ordinal)) { }

        var alive = ReadCommentAsync(reader);
        while (!alive.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.WhenAny(alive, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System));
        }

        (await alive).ShouldBe(": still here");
    }

    [Fact]
    public async Task A_worker_that_stops_lets_go_of_those_who_follow()
    {
        await using var api = await ApiServer.StartAsync();
        await using var events = ReadAsync(api).GetAsyncEnumerator();
        (await NextAsync(events)).EventType.ShouldBe("progress");

        await api.StopAsync();

        (await events.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Seats_are_bounded_and_those_of_who_left_are_free_again()
    {
        await using var api = await ApiServer.StartAsync();
        var streams = new List<Stream>();
        for (var i = 0; i < FollowerSeats.Most; i++)
        {
            streams.Add(await api.Client.GetStreamAsync(Path));
        }

        var (head, problem) = await api.GetAsync(Path);
        head.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, problem, FailureCode.TooManyFollowers);

        streams.ForEach(stream => stream.Dispose());
        api.History.Run = ApiSamples.Ended();
        var free = HttpStatusCode.ServiceUnavailable;
        while (free != HttpStatusCode.OK)
        {
            free = (await api.Client.GetAsync(Path)).StatusCode;
        }
    }

    private static async IAsyncEnumerable<SseItem<string>> ReadAsync(
        ApiServer api,
        string? after = null,
        bool header = true
    )
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            after is null || header ? Path : $"{Path}?last_event_id={after}"
        );
        if (header && after is not null)
        {
            request.Headers.Add("Last-Event-ID", after);
        }

        using var response = await api.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        var parser = SseParser.Create(await response.Content.ReadAsStreamAsync());
        await foreach (var item in parser.EnumerateAsync())
        {
            yield return item;
        }
    }

    private static async Task<string?> ReadCommentAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(':'))
            {
                return line;
            }
        }

        return null;
    }

    private static async Task<SseItem<string>> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        (await events.MoveNextAsync()).ShouldBeTrue();
        return events.Current;
    }
}
