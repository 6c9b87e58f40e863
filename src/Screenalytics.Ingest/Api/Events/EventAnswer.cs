using Microsoft.AspNetCore.Http.Features;
using Screenalytics.Ingest.Api.Problems;
using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Api.Events;

/// <summary>The frame of every answer of Server-Sent Events: a seat, its head, and its end with the worker's or the client's.</summary>
internal static class EventAnswer
{
    /// <summary>Answers; without a free seat, with the problem that says so.</summary>
    /// <param name="context">The request.</param>
    /// <param name="seats">The seats of those who follow.</param>
    /// <param name="lifetime">Tells when the worker is about to stop.</param>
    /// <param name="comeBackAfter">After how long a client is to come that found no seat.</param>
    /// <param name="follow">Writes the events, until the token tells that nobody listens, or that the worker stops.</param>
    public static async Task ServeAsync(
        HttpContext context,
        FollowerSeats seats,
        IHostApplicationLifetime lifetime,
        TimeSpan comeBackAfter,
        Func<CancellationToken, Task> follow
    )
    {
        if (!seats.TryTake())
        {
            await new Problem(FailureCode.TooManyFollowers) { RetryAfter = comeBackAfter }.ExecuteAsync(context);
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted,
            lifetime.ApplicationStopping
        );
        try
        {
            var response = context.Response;
            response.ContentType = "text/event-stream";
            response.Headers.CacheControl = "no-cache, no-store";
            response.Headers["X-Accel-Buffering"] = "no";
            context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            await follow(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Whoever still listens comes back, to another worker or to this one's next start.
        }
        finally
        {
            seats.Free();
        }
    }
}
