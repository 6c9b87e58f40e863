namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

public sealed class HostileLineTests
{
    public static TheoryData<string> Names => [.. HostileLines.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_broken_line_fails_and_proves_nothing(string name) => HostileLines.All[name].JudgeAsync();
}
