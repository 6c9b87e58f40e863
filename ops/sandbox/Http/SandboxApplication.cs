using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Screenalytics.Sandbox.Http;

/// <summary>Hands Kestrel's requests over to the sandbox: no host, no middleware, no logging in between.</summary>
internal sealed class SandboxApplication(Func<HttpContext, Task> handle) : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context) => handle(context);

    public void DisposeContext(HttpContext context, Exception? exception) { }
}
