namespace Screenalytics.Sandbox;

/// <summary>Which of the backend's endpoints a request is for.</summary>
public enum BackendEndpoint
{
    /// <summary>None: the path is unknown.</summary>
    Unknown,

    /// <summary>A person's photos.</summary>
    Photos,

    /// <summary>An episode's cast.</summary>
    EpisodeCast,

    /// <summary>A season's cast.</summary>
    SeasonCast,

    /// <summary>The seed toggle.</summary>
    Toggle,

    /// <summary>The seed toggle through the app's proxy, which asks the backend in turn.</summary>
    AppToggle,
}
