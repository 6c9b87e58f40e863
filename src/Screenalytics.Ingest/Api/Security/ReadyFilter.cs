using Screenalytics.Ingest.Api.Problems;
using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Api.Security;

/// <summary>Keeps requests out until the worker can serve them.</summary>
internal sealed class ReadyFilter(IApiHost host) : IEndpointFilter
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        host.WaitsFor is { } what
            ? new Problem(FailureCode.WorkerNotReady)
            {
                Detail = $"The worker waits for {what}; /health/ready tells more.",
                RetryAfter = AskAgain,
            }
            : await next(context);
}
