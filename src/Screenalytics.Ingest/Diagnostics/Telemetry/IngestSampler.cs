using System.Diagnostics;
using OpenTelemetry.Trace;
using Screenalytics.Ingest.Contracts.Telemetry;

namespace Screenalytics.Ingest.Diagnostics.Telemetry;

/// <summary>
/// The sampler that the environment names, less what nobody looks for: requests and commands that belong to nothing
/// (signs of life, the scheduler's looking), and requests below no span of a call.
/// </summary>
internal sealed class IngestSampler(Sampler standard) : Sampler
{
    private const string HttpRequest = "System.Net.Http.HttpRequestOut";
    private const string JobStore = "Quartz.JobStore";

    /// <inheritdoc/>
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        var above = Activity.Current;
        var dropped =
            samplingParameters.Name == HttpRequest ? above?.OperationName != TelemetryNames.CallSpan
            : samplingParameters.Name.StartsWith(JobStore, StringComparison.Ordinal) ? true
            : samplingParameters.Kind == ActivityKind.Client && above is null;
        return dropped ? new SamplingResult(SamplingDecision.Drop) : standard.ShouldSample(samplingParameters);
    }
}
