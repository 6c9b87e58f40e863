using Screenalytics.Sandbox.Http;

namespace Screenalytics.Sandbox.Auth;

/// <summary>Who may flag seeds.</summary>
internal interface IToggleGuard
{
    /// <summary>The refusal, or null for a caller who may toggle.</summary>
    Answer? Refuse(string? authorization, string? internalSecret);
}
