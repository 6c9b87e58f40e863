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
    public Task ExecuteAsync(HttpContext httpContext) =>
        EventAnswer.ServeAsync(
            httpContext,
            services.Seats,
            services.Lifetime,
            ComeBackAfter,
            stop => FollowAsync(httpContext, stop)
        );

    private async Task FollowAsync(HttpContext context, CancellationToken stop)
    {
        using var writer = new EventWriter(context.Response.BodyWriter, services.Time);
        writer.Retry(ComeBackAfter);
        var follower = new EventFollower(services.Ports.History, services.Time, writer, runId, cursor);
        try
        {
            await follower.FollowAsync(first, stop);
        }
        catch (Exception e) when (RunFaults.Of(e) is { } failure)
        {
            services.Logger.EventsBrokeOff(runId, failure.Message);
        }
    }
}
