using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Screenalytics.Ingest.Api.OpenApi;

namespace Screenalytics.Ingest.Tests.Api;

public sealed class OpenApiTests
{
    private const string Refresh = "INGEST_WRITE_OPENAPI";

    [Fact]
    public async Task The_document_that_is_served_is_the_one_that_is_checked_in()
    {
        await using var api = await ApiServer.StartAsync();
        using var stranger = new HttpClient { BaseAddress = api.Address };
        var served = (await stranger.GetStringAsync(ApiDocument.Path)).ReplaceLineEndings("\n").TrimEnd() + "\n";

        var file = Path.Combine(Path.GetDirectoryName(Here())!, "../../../src/Screenalytics.Ingest/Api/openapi.json");
        if (Environment.GetEnvironmentVariable(Refresh) is { Length: > 0 })
        {
            await File.WriteAllTextAsync(file, served);
        }

        (await File.ReadAllTextAsync(file)).ShouldBe(
            served,
            "the API has changed: run ops/openapi.sh, and check in what it writes"
        );
    }

    [Fact]
    public async Task Every_endpoint_tells_what_it_does_takes_and_answers()
    {
        await using var api = await ApiServer.StartAsync();
        var document = JsonNode.Parse(await api.Client.GetStringAsync(ApiDocument.Path))!;

        var operations = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).ToArray();

        operations.Length.ShouldBe(17);
        foreach (var (_, operation) in operations)
        {
            ((string?)operation!["summary"]).ShouldNotBeNullOrEmpty();
            ((string?)operation["operationId"]).ShouldNotBeNullOrEmpty();
            operation["parameters"]?.AsArray().ShouldAllBe(item => (string?)item!["description"] != null);
            var responses = operation["responses"]!.AsObject();
            responses.ShouldAllBe(item => !string.IsNullOrEmpty((string?)item.Value!["description"]));
            responses.ShouldAllBe(item =>
                item.Value!["content"]!.AsObject().All(type => type.Value!["schema"] != null)
            );
            new[] { "400", "403", "429", "500", "503" }.ShouldBeSubsetOf(responses.Select(item => item.Key));
        }
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
