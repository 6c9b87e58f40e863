namespace Screenalytics.Sandbox.Mutations;

/// <summary>A flag that the toggle is about to write.</summary>
internal sealed record FlagWrite(Guid PersonId, Guid LinkId, bool Flag);
