using Screenalytics.Sandbox.Http;

namespace Screenalytics.Sandbox.Auth;

/// <summary>Who may read.</summary>
internal interface IReadGuard
{
    /// <summary>The refusal, or null for a caller who may read.</summary>
    Answer? Refuse(string? authorization);
}
