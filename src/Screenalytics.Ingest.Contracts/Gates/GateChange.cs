namespace Screenalytics.Ingest.Contracts.Gates;

/// <summary>Something that a gate changed in the environment, and how it was left.</summary>
/// <param name="What">What it is: <c>seed_flag</c> or <c>face_bank_images</c>.</param>
/// <param name="Subject">Which: the link's id, or the run's.</param>
/// <param name="PersonId">The person concerned.</param>
/// <param name="Before">How it was before, in words.</param>
/// <param name="After">How the gate left it, in words.</param>
/// <param name="Restored">Whether it is as it was before.</param>
public sealed record GateChange(string What, Guid Subject, Guid PersonId, string Before, string After, bool Restored);
