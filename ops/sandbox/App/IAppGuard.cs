using Screenalytics.Sandbox.Http;

namespace Screenalytics.Sandbox.App;

/// <summary>Who may use the app's admin routes.</summary>
internal interface IAppGuard
{
    /// <summary>The refusal, or null for an admin.</summary>
    Answer? Refuse(string? authorization);
}
