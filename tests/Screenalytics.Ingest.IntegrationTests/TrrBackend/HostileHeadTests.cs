namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

public sealed class HostileHeadTests
{
    public static TheoryData<string> Names => [.. HostileHeads.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_wrong_head_fails_whatever_the_body_says(string name) => HostileHeads.All[name].JudgeAsync();
}
