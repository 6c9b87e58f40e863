namespace Screenalytics.Ingest.Hosting;

/// <summary>The one source of randomness that composition hands on; safe to call from several threads.</summary>
internal static class Jitter
{
    /// <summary>A number from 0 up to, but not including, 1.</summary>
#pragma warning disable RS0030 // This is where it is injected from.
    public static double Next() => Random.Shared.NextDouble();
#pragma warning restore RS0030
}
