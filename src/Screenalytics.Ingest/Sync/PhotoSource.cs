namespace Screenalytics.Ingest.Sync;

/// <summary>Which call supplied a person's photos. The numbers are stored.</summary>
internal enum PhotoSource : short
{
    /// <summary>None did.</summary>
    None = 0,

    /// <summary>The call with <c>seed_only=true</c>.</summary>
    Seed = 1,

    /// <summary>The call with <c>seed_only=false</c>, opened by a proof of emptiness.</summary>
    All = 2,
}
