using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage;

/// <summary>A person's place in a batch.</summary>
/// <param name="Result">What the calls came to.</param>
/// <param name="Ordinal">The place among the results that the caller handed over.</param>
/// <param name="FirstImage">The index of the first chosen photo's image id; the others follow.</param>
internal readonly record struct BatchPerson(PersonResult Result, int Ordinal, int FirstImage);
