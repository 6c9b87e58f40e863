namespace Screenalytics.Sandbox.Mutations;

/// <summary>What the app is about to ask the backend for.</summary>
internal sealed record AppCall(string PersonId, string LinkId, bool Flag);
