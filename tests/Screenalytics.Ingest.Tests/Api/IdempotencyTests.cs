using System.Net;
using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Tests.Api;

public sealed class IdempotencyTests
{
    private const string Path = "/jobs/sync_cast_from_trr";
    private const string Id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    private const string Other = "3f2504e0-4f89-41d3-9a0c-0305e82c3302";

    [Theory]
    [InlineData($$"""{"season_id":"{{Id}}","dry_run":false}""", true)]
    [InlineData($$""" { "max_images_per_person" : 7, "season_id" : "3F2504E0-4F89-41D3-9A0C-0305E82C3301" } """, true)]
    [InlineData($$"""{"season_id":"{{Id}}","dry_run":true}""", false)]
    [InlineData($$"""{"season_id":"{{Id}}","max_images_per_person":6}""", false)]
    [InlineData($$"""{"season_id":"{{Other}}"}""", false)]
    [InlineData($$"""{"episode_id":"{{Id}}"}""", false)]
    public async Task The_same_request_has_the_same_fingerprint_however_it_is_written(string body, bool same)
    {
        await using var api = await ApiServer.StartAsync();

        await api.PostAsync(Path, $$"""{"season_id":"{{Id}}"}""", ("Idempotency-Key", "a-key"));
        await api.PostAsync(Path, body, ("Idempotency-Key", "a-key"));

        var keys = api.Door.Submissions.Select(submission => submission.Key!).ToArray();
        keys.ShouldAllBe(key => key.Key == "a-key");
        (keys[0].Fingerprint == keys[1].Fingerprint).ShouldBe(same);
    }

    [Fact]
    public async Task Routes_do_not_share_fingerprints()
    {
        await using var api = await ApiServer.StartAsync();

        await api.PostAsync(Path, $$"""{"episode_id":"{{Id}}"}""", ("Idempotency-Key", "k"));
        await api.PostAsync($"/episodes/{Id}/sync_cast_from_trr", null, ("Idempotency-Key", "k"));
        await api.PostAsync($"/episodes/{Other}/sync_cast_from_trr", null, ("Idempotency-Key", "k"));

        api.Door.Submissions.Select(submission => submission.Key!.Fingerprint).Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("Idempotency-Key", "")]
    [InlineData("Idempotency-Key", "two words")]
    [InlineData("Idempotency-Key", "0123456789", 26)]
    [InlineData("X-Screenalytics-Actor", "0123456789", 11)]
    [InlineData("X-Screenalytics-Actor", "a\tb")]
    public async Task A_header_out_of_bounds_is_refused(string name, string value, int times = 1)
    {
        await using var api = await ApiServer.StartAsync();

        var (head, problem) = await api.PostAsync(
            Path,
            """{"face_bank":true}""",
            (name, string.Concat(Enumerable.Repeat(value, times)))
        );

        head.ShouldBeProblem(HttpStatusCode.BadRequest, problem, FailureCode.BadRequest);
        ((string?)problem["errors"]![0]!["field"]).ShouldBe(name);
        api.Door.Submissions.ShouldBeEmpty();
    }
}
