namespace Screenalytics.Ingest.Benchmarks;

/// <summary>What a child process cost.</summary>
/// <param name="Wall">From its start to its end.</param>
/// <param name="Cpu">Its own CPU time, user and kernel.</param>
/// <param name="PeakMegabytes">Its most resident memory.</param>
/// <param name="Output">What it printed.</param>
internal sealed record ChildCost(TimeSpan Wall, TimeSpan Cpu, double PeakMegabytes, string Output);
