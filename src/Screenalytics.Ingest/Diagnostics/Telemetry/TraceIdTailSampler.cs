using System.Buffers.Binary;
using System.Globalization;
using OpenTelemetry.Trace;

namespace Screenalytics.Ingest.Diagnostics.Telemetry;

/// <summary>
/// Samples a share of all traces by the last seven bytes of their ids, the ones that are random in a run's: its first bytes
/// are the time, by which the SDK's own sampler would take all of them or none.
/// </summary>
internal sealed class TraceIdTailSampler(double share) : Sampler
{
    private const int IdLength = 16;
    private const ulong All = 1UL << 56;

    private readonly ulong _bound = (ulong)(share * All);

    /// <summary>Names itself by its share, as the SDK's do.</summary>
    public static TraceIdTailSampler Of(double share) =>
        new(share)
        {
            Description = string.Create(
                CultureInfo.InvariantCulture,
                $"{nameof(TraceIdTailSampler)}{{{share:0.000000}}}"
            ),
        };

    /// <inheritdoc/>
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        Span<byte> id = stackalloc byte[IdLength];
        samplingParameters.TraceId.CopyTo(id);
        var tail = BinaryPrimitives.ReadUInt64BigEndian(id[8..]) & (All - 1);
        return new SamplingResult(tail < _bound ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
    }
}
