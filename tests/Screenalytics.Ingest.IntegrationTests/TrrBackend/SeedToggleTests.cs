using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

public sealed class SeedToggleTests
{
    private static readonly Guid Person = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly Guid Link = Guid.Parse("7c9e6679-7425-40de-944b-e07fc1f90ae7");

    private static string Answer => $$"""{"link_id":"{{Link}}","person_id":"{{Person}}","facebank_seed":true}""";

    [Fact]
    public async Task Without_its_secrets_nothing_is_asked_and_the_answer_names_them()
    {
        await using var server = WireServer.Start(WireAnswer.Json(Answer));

        var result = await TestClient
            .Of(server, _ => { })
            .SetFacebankSeedAsync(Person, Link, true, CancellationToken.None);

        result.Failure.ShouldBe(FailureCode.BadConfiguration);
        result.Detail.ShouldNotBeNull().ShouldContain("Trr:ServiceRoleKey");
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    public async Task It_goes_out_as_service_role_with_the_internal_secret(bool seed, string word)
    {
        await using var server = WireServer.Start(WireAnswer.Json(Answer));

        var result = await ToggleAsync(server, seed);

        result.Failure.ShouldBe(FailureCode.None, result.Detail);
        result.Status.ShouldBe(200);
        result.Answer.ShouldBe(new SeedToggleAnswer(Link, Person, true));
        var request = server.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("PATCH");
        request.Target.ShouldBe($"/api/v1/admin/person/{Person}/gallery/{Link}/facebank-seed");
        request.Header("Authorization").ShouldBe("Bearer role-key-0123456789");
        request.Header("X-TRR-Internal-Admin-Secret").ShouldBe("shared-secret-0123456789");
        request.Header("Content-Type").ShouldBe("application/json");
        request.Body.ShouldBe("{\"facebank_seed\":" + word + "}");
    }

    [Theory]
    [InlineData("401 Unauthorized", FailureCode.BackendUnauthorized, 1)]
    [InlineData("403 Forbidden", FailureCode.BackendForbidden, 1)]
    [InlineData("404 Not Found", FailureCode.BackendNotFound, 1)]
    [InlineData("409 Conflict", FailureCode.BackendRejected, 1)]
    [InlineData("422 Unprocessable", FailureCode.BackendRejected, 1)]
    [InlineData("502 Bad Gateway", FailureCode.BackendError, TestClient.Attempts)]
    public async Task The_backends_refusal_comes_back_in_its_own_words(string status, FailureCode failure, int sends)
    {
        await using var server = WireServer.Start(WireAnswer.Of(status, "", """{"detail":"its words"}"""));

        var result = await ToggleAsync(server, true);

        result.Answer.ShouldBeNull();
        result.Failure.ShouldBe(failure);
        result.Status.ToString().ShouldBe(status[..3]);
        result.Detail.ShouldBe("its words");
        server.Requests.Length.ShouldBe(sends);
        server.Requests.ShouldAllBe(request => request.Body == """{"facebank_seed":true}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("true")]
    [InlineData("""{"link_id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","facebank_seed":true}""")]
    [InlineData(
        """{"link_id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","person_id":"0f8fad5b-d9cb-469f-a165-70867728950e"}"""
    )]
    [InlineData("""{"link_id":"x","person_id":"0f8fad5b-d9cb-469f-a165-70867728950e","facebank_seed":true}""")]
    [InlineData(
        """{"link_id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","person_id":"0f8fad5b-d9cb-469f-a165-70867728950e","facebank_seed":1}"""
    )]
    [InlineData(
        """{"link_id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","person_id":"0f8fad5b-d9cb-469f-a165-70867728950e","facebank_seed":true,"facebank_seed":false}"""
    )]
    public async Task An_answer_that_does_not_say_how_the_flag_stands_is_malformed(string body)
    {
        await using var server = WireServer.Start(WireAnswer.Json(body));

        var result = await ToggleAsync(server, true);

        result.Answer.ShouldBeNull();
        result.Failure.ShouldBe(FailureCode.BodyMalformed);
        server.Requests.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Unknown_fields_of_the_answer_do_not_matter()
    {
        await using var server = WireServer.Start(WireAnswer.Json(Answer.Replace("}", ",\"zzz\":{\"a\":[1]}}")));

        (await ToggleAsync(server, true)).Answer.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_answer_without_an_end_is_too_large()
    {
        await using var server = WireServer.Start(WireAnswer.Json("{\"x\":\"" + new string('a', 1 << 20) + "\"}"));

        (await ToggleAsync(server, true)).Failure.ShouldBe(FailureCode.BodyTooLarge);
    }

    private static async Task<SeedToggleResult> ToggleAsync(WireServer server, bool seed) =>
        await TestClient.Of(server, Configure).SetFacebankSeedAsync(Person, Link, seed, CancellationToken.None);

    private static void Configure(TrrBackendOptions options) =>
        (options.InternalAdminSharedSecret, options.ServiceRoleKey) = (
            "shared-secret-0123456789",
            "role-key-0123456789"
        );
}
