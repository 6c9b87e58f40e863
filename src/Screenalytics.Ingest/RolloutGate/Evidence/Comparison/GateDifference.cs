namespace Screenalytics.Ingest.RolloutGate.Evidence.Comparison;

/// <summary>Something that is not the same in two gates.</summary>
/// <param name="What">What kind of thing: <c>step_verdict</c>.</param>
/// <param name="Subject">Which: a step, a check of it, a request; empty for the gate as a whole.</param>
/// <param name="Before">How it was; null when it was not there.</param>
/// <param name="After">How it is; null when it is no more.</param>
internal sealed record GateDifference(string What, string Subject, string? Before, string? After);
