namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

public sealed class HostileStatusTests
{
    public static TheoryData<string> Names => [.. HostileStatuses.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Another_status_than_200_fails_and_proves_nothing(string name) => HostileStatuses.All[name].JudgeAsync();
}
