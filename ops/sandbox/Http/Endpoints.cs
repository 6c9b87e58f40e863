namespace Screenalytics.Sandbox.Http;

/// <summary>The endpoints of a backend, and the app's proxy beside them.</summary>
internal sealed record Endpoints(IEndpoint Reads, IEndpoint Toggle, IEndpoint App, IEndpoint Preflight)
{
    /// <summary>Who answers a path.</summary>
    public IEndpoint Of(BackendEndpoint endpoint) =>
        endpoint switch
        {
            BackendEndpoint.Toggle => Toggle,
            BackendEndpoint.AppToggle => App,
            _ => Reads,
        };
}
