namespace Screenalytics.Ingest.Contracts.Failures;

/// <summary>Something that is wrong with a request.</summary>
/// <param name="Field">The field, parameter or header.</param>
/// <param name="Value">What was sent, shortened; null when nothing was.</param>
/// <param name="Message">What is wrong with it, and the way out.</param>
public sealed record FieldError(string Field, string? Value, string Message);
