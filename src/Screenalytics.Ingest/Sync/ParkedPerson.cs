using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.Sync;

/// <summary>Somebody whose second call is permitted, and waits until the first answers of the sitting are judged.</summary>
/// <param name="Proof">The proof, for as long as this process lasts: whoever resumes the person asks again.</param>
/// <param name="Profile">The selection profile to ask with first, or null.</param>
/// <param name="Trace">The calls so far.</param>
internal sealed record ParkedPerson(ProvenEmpty Proof, SelectionProfile? Profile, CallTrace Trace);
