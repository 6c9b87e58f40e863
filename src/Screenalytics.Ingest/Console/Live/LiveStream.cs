using Screenalytics.Ingest.Api.Events;
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
    public Task ExecuteAsync(HttpContext httpContext) =>
        EventAnswer.ServeAsync(
            httpContext,
            services.Seats,
            services.Lifetime,
            ComeBackAfter,
            async stop =>
            {
                try
                {
                    await FollowAsync(httpContext, stop);
                }
                catch (Exception e) when (RunFaults.Of(e) is not null)
                {
                    // The database is away; whoever looks comes back by itself, and the page says that it waits.
                }
            }
        );

    private async Task FollowAsync(HttpContext context, CancellationToken stop)
    {
        var writer = new LiveWriter(services.Services, services.Loggers, services.Time, context.Response.BodyWriter);
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
