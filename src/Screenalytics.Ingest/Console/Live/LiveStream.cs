using Microsoft.AspNetCore.Http.Features;
using Screenalytics.Ingest.Api.Problems;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Console.Live;

/// <summary>Sends a page's live parts as Server-Sent Events, each when it has changed, until all is over.</summary>
/// <param name="services">What it needs.</param>
/// <param name="every">How often it is looked, at most.</param>
/// <param name="look">Looks; null when what the page is about is gone.</param>
internal sealed class LiveStream(LiveServices services, TimeSpan every, Func<CancellationToken, Task<LiveFrame?>> look)
    : IResult
{
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AskAgainEvery = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (!services.Seats.TryTake())
        {
            await new Problem(FailureCode.TooManyFollowers) { RetryAfter = ComeBackAfter }.ExecuteAsync(httpContext);
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            httpContext.RequestAborted,
            services.Lifetime.ApplicationStopping
        );
        try
        {
            await FollowAsync(httpContext, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Whoever still looks comes back, to another worker or to this one's next start.
        }
        catch (Exception e) when (RunFaults.Of(e) is not null)
        {
            // The database is away; whoever looks comes back by itself, and the page says that it waits.
        }
        finally
        {
            services.Seats.Free();
        }
    }

    private async Task FollowAsync(HttpContext context, CancellationToken stop)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var writer = new LiveWriter(services.Services, services.Loggers, services.Time, response.BodyWriter);
        writer.Begin(ComeBackAfter);
        var askedAt = services.Time.GetTimestamp();
        while (await look(stop) is { } frame)
        {
            await writer.WriteAsync(frame);
            if (!await writer.SendAsync(stop))
            {
                return;
            }

            if (frame.IsOver)
            {
                await writer.EndAsync("over", stop);
                return;
            }

            await Task.Delay(every, services.Time, stop);
            if (services.Time.GetElapsedTime(askedAt) >= AskAgainEvery)
            {
                askedAt = services.Time.GetTimestamp();
                if (!await services.Sessions.StillValidAsync(context))
                {
                    break;
                }
            }
        }

        await writer.EndAsync("gone", stop);
    }
}
