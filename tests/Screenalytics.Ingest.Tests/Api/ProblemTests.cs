using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Screenalytics.Ingest.Api.Requests;
using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Tests.Api;

public sealed class ProblemTests
{
    private const string Path = "/jobs/sync_cast_from_trr";

    [Theory]
    [InlineData("/runs")]
    [InlineData("/defect")]
    public async Task A_defect_shows_nothing_of_itself_but_to_the_log(string path)
    {
        await using var api = await ApiServer.StartAsync();
        api.History.Failure = new InvalidOperationException("password=hunter2");

        var (head, problem) = await api.GetAsync(path);

        head.ShouldBeProblem(HttpStatusCode.InternalServerError, problem, FailureCode.Internal);
        problem.ToJsonString().ShouldNotContain("hunter2");
        api.Log.All.ShouldContain(line => line.Id == 3099 && line.Line.Contains((string)problem["trace_id"]!));
    }

    [Fact]
    public async Task A_method_that_the_path_does_not_know_is_told()
    {
        await using var api = await ApiServer.StartAsync();

        var (head, problem) = await api.SendAsync(HttpMethod.Delete, "/runs");

        head.ShouldBeProblem(HttpStatusCode.MethodNotAllowed, problem, FailureCode.MethodNotAllowed);
        head.Content.Headers.Allow.ShouldBe(["GET"]);
    }

    [Theory]
    [InlineData("text/plain", null)]
    [InlineData("application/json; charset=utf-16", null)]
    [InlineData("application/xml", null)]
    [InlineData("application/json", "gzip")]
    public async Task A_body_of_another_type_is_refused(string type, string? encoding)
    {
        await using var api = await ApiServer.StartAsync();
        using var content = new ByteArrayContent("{\"face_bank\":true}"u8.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        var head = await api.Client.PostAsync(Path, content);

        head.ShouldBeProblem(
            HttpStatusCode.UnsupportedMediaType,
            JsonNode.Parse(await head.Content.ReadAsStringAsync())!,
            FailureCode.UnsupportedMediaType
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_past_the_limit_is_refused_announced_or_not(bool announced)
    {
        await using var api = await ApiServer.StartAsync();
        var bytes = Encoding.UTF8.GetBytes($"{{\"face_bank\":true{new string(' ', (int)RequestBody.MostBytes)}}}");
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = !announced;
        request.Headers.ExpectContinue = true;

        var head = await api.Client.SendAsync(request);

        head.ShouldBeProblem(
            HttpStatusCode.RequestEntityTooLarge,
            JsonNode.Parse(await head.Content.ReadAsStringAsync())!,
            FailureCode.RequestTooLarge
        );
    }

    [Fact]
    public async Task A_body_that_is_no_utf8_is_refused()
    {
        await using var api = await ApiServer.StartAsync();
        using var content = new ByteArrayContent([.. "{\"season_id\":\""u8, 0xFF, .. "\"}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        var head = await api.Client.PostAsync(Path, content);

        head.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
