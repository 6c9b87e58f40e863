using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Fallback;

/// <summary>A person and the reason of their outcome.</summary>
/// <param name="Person">The person as logged.</param>
/// <param name="Reason">The reason's code.</param>
internal readonly record struct SampledPerson(LoggedPerson Person, string Reason);
