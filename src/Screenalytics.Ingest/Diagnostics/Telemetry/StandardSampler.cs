using System.Globalization;
using OpenTelemetry.Trace;

namespace Screenalytics.Ingest.Diagnostics.Telemetry;

/// <summary>The sampler that <c>OTEL_TRACES_SAMPLER</c> and <c>OTEL_TRACES_SAMPLER_ARG</c> name.</summary>
internal static class StandardSampler
{
    /// <summary>Makes it; <c>parentbased_always_on</c> when they name none that is known.</summary>
    /// <param name="read">Reads an environment variable.</param>
    public static Sampler Of(Func<string, string?> read)
    {
        var share = ShareOf(read("OTEL_TRACES_SAMPLER_ARG"));
        return read("OTEL_TRACES_SAMPLER")?.Trim().ToLowerInvariant() switch
        {
            "always_on" => new AlwaysOnSampler(),
            "always_off" => new AlwaysOffSampler(),
            "traceidratio" => TraceIdTailSampler.Of(share),
            "parentbased_always_off" => new ParentBasedSampler(new AlwaysOffSampler()),
            "parentbased_traceidratio" => new ParentBasedSampler(TraceIdTailSampler.Of(share)),
            _ => new ParentBasedSampler(new AlwaysOnSampler()),
        };
    }

    private static double ShareOf(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1
            ? share
            : 1;
}
