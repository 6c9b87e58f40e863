namespace Screenalytics.Sandbox.Faults;

/// <summary>What a fault's decision may look at.</summary>
internal readonly record struct FaultCall(
    BackendEndpoint Endpoint,
    Guid Target,
    bool SeedOnly,
    long Offset,
    int InFlight
);
