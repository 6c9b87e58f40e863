using Screenalytics.Ingest.Storage;

namespace Screenalytics.Ingest.Tests.Storage;

public sealed class TransactionLimitsTests
{
    [Theory]
    [InlineData(6.0, "3000")]
    [InlineData(1.0, "1000")]
    [InlineData(0.001, "1000")]
    [InlineData(600.0, "30000")]
    [InlineData(null, "30000")]
    public void A_paused_transaction_is_broken_off_before_its_lease_is_over(double? leaseSeconds, string idle)
    {
        var lease = leaseSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;

        var command = new TransactionLimits(new DatabaseOptions(), lease).Command();

        command.Parameters.Select(parameter => parameter.Value).ShouldBe(["30000", "15000", idle]);
    }
}
