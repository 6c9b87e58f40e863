using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Screenalytics.Ingest.Api.Events;
using Screenalytics.Ingest.Console.Live;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>Sends what is logged as Server-Sent Events, a few times a second at most.</summary>
/// <param name="services">What it needs.</param>
/// <param name="tail">Reads what is logged.</param>
internal sealed class LogStream(LiveServices services, LogTail tail) : IResult
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan SilenceAtMost = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ComeBackAfter = TimeSpan.FromSeconds(3);

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
                catch (LogSourceException)
                {
                    // Whoever still looks comes back by itself.
                }
            }
        );

    private async Task FollowAsync(HttpContext context, CancellationToken stop)
    {
        var response = context.Response;
        Put(response.BodyWriter, $"retry: {(long)ComeBackAfter.TotalMilliseconds}\n\n");
        await response.BodyWriter.FlushAsync(stop);
        var admittance = new Admittance(() => services.Sessions.StillValidAsync(context), services.Time);
        var saidAt = services.Time.GetTimestamp();
        while (await admittance.LastsAsync() is { } lasts)
        {
            if (!lasts)
            {
                Put(response.BodyWriter, "event: gone\ndata: {}\n\n");
                await response.BodyWriter.FlushAsync(stop);
                return;
            }

            var (entries, leftOut) = await Task.Run(() => tail.Read(stop), stop);
            if (entries.Count > 0)
            {
                await WriteAsync(response.BodyWriter, entries, leftOut);
            }
            else if (services.Time.GetElapsedTime(saidAt) >= SilenceAtMost)
            {
                Put(response.BodyWriter, ": still here\n\n");
            }

            if (response.BodyWriter.UnflushedBytes > 0)
            {
                saidAt = services.Time.GetTimestamp();
                if ((await response.BodyWriter.FlushAsync(stop)).IsCompleted)
                {
                    return;
                }
            }

            await Task.Delay(Every, services.Time, stop);
        }
    }

    private async Task WriteAsync(PipeWriter output, IReadOnlyList<LogEntry> entries, int leftOut)
    {
        var at = tail.Marks;
        var data = new
        {
            html = await HtmlOfAsync(entries),
            count = entries.Count,
            leftOut,
            at,
        };
        Put(output, $"id: {at}\nevent: lines\ndata: {JsonSerializer.Serialize(data)}\n\n");
    }

    // A renderer keeps all that it has rendered until its end: one that lived as long as the stream would only grow.
    private async Task<string> HtmlOfAsync(IReadOnlyList<LogEntry> entries)
    {
        await using var renderer = new HtmlRenderer(services.Services, services.Loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var values = new Dictionary<string, object?> { [nameof(LogLines.Entries)] = entries };
            return (await renderer.RenderComponentAsync<LogLines>(ParameterView.FromDictionary(values))).ToHtmlString();
        });
    }

    private static void Put(PipeWriter output, string text) => Encoding.UTF8.GetBytes(text, output);
}
