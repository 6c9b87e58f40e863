using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Measures every run that this process works on.</summary>
internal sealed class MeteringWatch : IRunWatch
{
    /// <inheritdoc/>
    public ISyncObserver Watch(RunStart run) => new MeteringObserver(RunTags.Of(run));
}
