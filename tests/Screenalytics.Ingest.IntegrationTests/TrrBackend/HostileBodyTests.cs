using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

public sealed class HostileBodyTests
{
    public static TheoryData<string> Names => [.. HostileBodies.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_malformed_body_fails_once_and_proves_nothing(string name) =>
        new HostileCase(WireAnswer.Json(HostileBodies.All[name]), FailureCode.BodyMalformed).JudgeAsync();

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_malformed_body_in_chunks_fails_the_same(string name) =>
        new HostileCase(WireAnswer.ChunkedJson(HostileBodies.All[name], 4093), FailureCode.BodyMalformed).JudgeAsync();
}
