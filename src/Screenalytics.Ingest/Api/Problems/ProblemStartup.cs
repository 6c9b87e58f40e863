namespace Screenalytics.Ingest.Api.Problems;

/// <summary>Puts the problems around everything that the server serves.</summary>
internal sealed class ProblemStartup : IStartupFilter
{
    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.UseMiddleware<ProblemMiddleware>();
            next(app);
        };
}
