using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Screenalytics.Ingest.Console.Live;

/// <summary>Renders live parts, and writes those that have changed.</summary>
/// <param name="services">What components are given.</param>
/// <param name="loggers">The log.</param>
/// <param name="time">The clock.</param>
/// <param name="output">Where to write.</param>
internal sealed class LiveWriter(
    IServiceProvider services,
    ILoggerFactory loggers,
    TimeProvider time,
    PipeWriter output
)
{
    private static readonly TimeSpan SilenceAtMost = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, string> _sent = [];
    private readonly Dictionary<string, LivePart> _seen = [];
    private long _sentAt = time.GetTimestamp();
    private bool _hasNews = true;

    /// <summary>Tells the browser after how long to come back when the stream breaks off.</summary>
    public void Begin(TimeSpan comeBackAfter) => Put($"retry: {(long)comeBackAfter.TotalMilliseconds}\n\n");

    /// <summary>Writes the parts that have changed.</summary>
    public async Task WriteAsync(LiveFrame frame)
    {
        var parts = frame
            .Parts.Where(part => !_seen.TryGetValue(part.Id, out var before) || !part.IsLike(before))
            .ToArray();
        if (parts.Length == 0)
        {
            return;
        }

        // A renderer keeps all that it has rendered until its end: one that lived as long as the stream would only grow.
        await using var renderer = new HtmlRenderer(services, loggers);
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            foreach (var part in parts)
            {
                _seen[part.Id] = part;
                await WriteAsync(renderer, part);
            }
        });
    }

    /// <summary>Sends what was written; a sign of life when there was nothing for long.</summary>
    /// <returns>Whether somebody still listens.</returns>
    public async ValueTask<bool> SendAsync(CancellationToken cancellationToken)
    {
        if (!_hasNews)
        {
            if (time.GetElapsedTime(_sentAt) < SilenceAtMost)
            {
                return true;
            }

            Put(": still here\n\n");
        }

        _hasNews = false;
        _sentAt = time.GetTimestamp();
        return !(await output.FlushAsync(cancellationToken)).IsCompleted;
    }

    /// <summary>Ends the stream for good.</summary>
    /// <param name="name">Why: <c>over</c> or <c>gone</c>.</param>
    /// <param name="cancellationToken">The reader's leaving.</param>
    public async Task EndAsync(string name, CancellationToken cancellationToken)
    {
        Put($"event: {name}\ndata: {{}}\n\n");
        await output.FlushAsync(cancellationToken);
    }

    private async Task WriteAsync(HtmlRenderer renderer, LivePart part)
    {
        var values = ParameterView.FromDictionary(new Dictionary<string, object?>(part.Parameters));
        var html = (await renderer.RenderComponentAsync(part.Component, values)).ToHtmlString();
        if (_sent.TryGetValue(part.Id, out var before) && before == html)
        {
            return;
        }

        _sent[part.Id] = html;
        Put($"event: part\ndata: {JsonSerializer.Serialize(new { id = part.Id, html })}\n\n");
        _hasNews = true;
    }

    private void Put(string text) => Encoding.UTF8.GetBytes(text, output);
}
