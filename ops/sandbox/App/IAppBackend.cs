namespace Screenalytics.Sandbox.App;

/// <summary>The backend as the app sees it.</summary>
internal interface IAppBackend
{
    /// <summary>Sets or clears a flag; null when the backend can't be reached.</summary>
    Task<AppReply?> ToggleAsync(string personId, string linkId, bool flag);
}
