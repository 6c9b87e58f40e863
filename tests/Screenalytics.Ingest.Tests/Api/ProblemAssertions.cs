using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Tests.Api;

/// <summary>What every refusal has.</summary>
internal static class ProblemAssertions
{
    public static void ShouldBeProblem(
        this HttpResponseMessage head,
        HttpStatusCode status,
        JsonNode problem,
        FailureCode code
    )
    {
        head.StatusCode.ShouldBe(status);
        head.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        ((int)problem["status"]!).ShouldBe((int)status);
        ((string?)problem["type"]).ShouldBe(
            $"urn:screenalytics-ingest:problem:{JsonNamingPolicy.SnakeCaseLower.ConvertName($"{code}")}"
        );
        ((string?)problem["title"]).ShouldNotBeNullOrWhiteSpace();
        ((string?)problem["detail"]).ShouldNotBeNullOrWhiteSpace();
        ((string?)problem["trace_id"]).ShouldNotBeNullOrWhiteSpace();
        problem.ToJsonString().ShouldNotContain("   at ");
    }
}
