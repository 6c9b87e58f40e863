using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Tests.Architecture;

public sealed class FailureCatalogTests
{
    public static TheoryData<FailureCode> Codes => [.. Enum.GetValues<FailureCode>()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_failure_code_has_its_meaning(FailureCode code)
    {
        var info = FailureCatalog.Describe(code);

        info.Code.ShouldBe(code);
        info.Message.ShouldEndWith(".");
        info.HttpStatus.ShouldBeInRange(200, 599);
        new[]
        {
            ExitCodes.Ok,
            ExitCodes.Error,
            ExitCodes.Usage,
            ExitCodes.Partial,
            ExitCodes.Configuration,
            ExitCodes.Interrupted,
        }.ShouldContain(info.ExitCode);
    }

    [Fact]
    public void The_catalog_holds_nothing_else() =>
        FailureCatalog.All.Count.ShouldBe(Enum.GetValues<FailureCode>().Length);
}
