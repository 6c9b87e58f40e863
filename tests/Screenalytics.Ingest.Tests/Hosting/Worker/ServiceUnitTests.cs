using Screenalytics.Ingest.Hosting.Worker;
using Screenalytics.Ingest.Tests.Architecture;

namespace Screenalytics.Ingest.Tests.Hosting.Worker;

public sealed class ServiceUnitTests
{
    private static readonly string[] Unit = File.ReadAllLines(
        ReadmeTests.Find("ops/systemd/screenalytics-ingest.service")
    );

    [Fact]
    public void It_leaves_the_worker_more_time_to_stop_than_the_worker_takes()
    {
        var stop = Unit.Single(line => line.StartsWith("TimeoutStopSec=")).Split('=')[1];

        TimeSpan.FromSeconds(int.Parse(stop)).ShouldBeGreaterThan(new WorkerOptions().GracePeriod);
    }

    [Fact]
    public void It_hears_when_the_worker_is_ready_and_waits_for_that_as_long_as_the_worker_does() =>
        new[] { "Type=notify", "TimeoutStartSec=infinity" }.ShouldBeSubsetOf(Unit);
}
