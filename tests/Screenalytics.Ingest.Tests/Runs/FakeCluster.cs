using System.Threading.Channels;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Runs;

/// <summary>A cluster, a backend's pace and a share of it, as a test wants them.</summary>
internal sealed class FakeCluster : IClusterStore, IBackendPace, IBackendShare
{
    private readonly Channel<NodeReport> _reports = Channel.CreateUnbounded<NodeReport>();

    /// <summary>How a sign of life is answered.</summary>
    public Func<NodeReport, CancellationToken, Task<int>> Answer { get; set; } =
        (report, _) => Task.FromResult(report.PlacesWanted);

    /// <summary>Who took leave.</summary>
    public List<string> Left { get; } = [];

    public int InFlight { get; set; }

    public int Ceiling { get; set; } = int.MaxValue;

    public int MaxConcurrency => 16;

    public string BackendHost => "backend";

    public int BackingOff => 0;

    public event EventHandler? PlaceFreed
    {
        add { }
        remove { }
    }

    public event EventHandler<IntakeChangedEventArgs>? IntakeChanged
    {
        add { }
        remove { }
    }

    public static Task<int> Away(NodeReport report, CancellationToken cancellationToken) =>
        Task.FromException<int>(new RunStoppedException(FailureCode.DatabaseUnavailable, "The database is away."));

    public static async Task<int> Never(NodeReport report, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        return 0;
    }

    /// <summary>The next sign of life, once it has been given.</summary>
    public async Task<NodeReport> NextAsync() =>
        await _reports.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public async Task<int> CheckInAsync(NodeReport report, CancellationToken cancellationToken)
    {
        _reports.Writer.TryWrite(report);
        return await Answer(report, cancellationToken);
    }

    public Task LeaveAsync(string node, CancellationToken cancellationToken)
    {
        Left.Add(node);
        return Task.CompletedTask;
    }
}
