using Microsoft.AspNetCore.Http.Features;
using Screenalytics.Ingest.Api.Problems;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Api.Events;

/// <summary>The answer that tells of a run as it goes on.</summary>
/// <param name="services">What it needs.</param>
/// <param name="first">What was read first.</param>
/// <param name="runId">The run.</param>
/// <param name="cursor">After which person to begin, or null.</param>
internal sealed class RunEventStream(FollowerServices services, RunEvents first, Guid runId, string? cursor) : IResult
{
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (!services.Seats.TryTake())
        {
            await new Problem(FailureCode.TooManyFollowers) { RetryAfter = ComeBackAfter }.ExecuteAsync(httpContext);
            return;
        }

        try
        {
            await FollowAsync(httpContext);
        }
        finally
        {
            services.Seats.Free();
        }
    }

    private async Task FollowAsync(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted,
            services.Lifetime.ApplicationStopping
        );
        using var writer = new EventWriter(response.BodyWriter, services.Time);
        writer.Retry(ComeBackAfter);
        var follower = new EventFollower(services.Ports.History, services.Time, writer, runId, cursor);
        try
        {
            await follower.FollowAsync(first, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Whoever still listens comes back, to another worker or to this one's next start.
        }
        catch (Exception e) when (RunFaults.Of(e) is { } failure)
        {
            services.Logger.EventsBrokeOff(runId, failure.Message);
        }
    }
}
