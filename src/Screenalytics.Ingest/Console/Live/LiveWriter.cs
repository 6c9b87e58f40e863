using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Screenalytics.Ingest.Console.Live;

/// <summary>Renders live parts, and writes those that have changed.</summary>
internal sealed class LiveWriter : IAsyncDisposable
{
    private static readonly TimeSpan SilenceAtMost = TimeSpan.FromSeconds(15);

    private readonly TimeProvider _time;
    private readonly PipeWriter _output;
    private readonly HtmlRenderer _renderer;
    private readonly Dictionary<string, string> _sent = [];
    private long _sentAt;
    private bool _hasNews = true;

    /// <summary>Begins a stream.</summary>
    /// <param name="services">What components are given.</param>
    /// <param name="loggers">The log.</param>
    /// <param name="time">The clock.</param>
    /// <param name="output">Where to write.</param>
    /// <param name="comeBackAfter">After how long the browser is to come back when the stream breaks off.</param>
    public LiveWriter(
        IServiceProvider services,
        ILoggerFactory loggers,
        TimeProvider time,
        PipeWriter output,
        TimeSpan comeBackAfter
    )
    {
        (_time, _output) = (time, output);
        _renderer = new HtmlRenderer(services, loggers);
        _sentAt = _time.GetTimestamp();
        Put($"retry: {(long)comeBackAfter.TotalMilliseconds}\n\n");
    }

    /// <summary>Writes the parts that have changed.</summary>
    public Task WriteAsync(LiveFrame frame) =>
        _renderer.Dispatcher.InvokeAsync(async () =>
        {
            foreach (var part in frame.Parts)
            {
                var rendered = await _renderer.RenderComponentAsync(
                    part.Component,
                    ParameterView.FromDictionary(new Dictionary<string, object?>(part.Parameters))
                );
                var html = rendered.ToHtmlString();
                if (!_sent.TryGetValue(part.Id, out var before) || before != html)
                {
                    _sent[part.Id] = html;
                    Put($"event: part\ndata: {JsonSerializer.Serialize(new { id = part.Id, html })}\n\n");
                    _hasNews = true;
                }
            }
        });

    /// <summary>Sends what was written; a sign of life when there was nothing for long.</summary>
    /// <returns>Whether somebody still listens.</returns>
    public async ValueTask<bool> SendAsync(CancellationToken cancellationToken)
    {
        if (!_hasNews)
        {
            if (_time.GetElapsedTime(_sentAt) < SilenceAtMost)
            {
                return true;
            }

            Put(": still here\n\n");
        }

        _hasNews = false;
        _sentAt = _time.GetTimestamp();
        return !(await _output.FlushAsync(cancellationToken)).IsCompleted;
    }

    /// <summary>Ends the stream for good.</summary>
    /// <param name="name">Why: <c>over</c> or <c>gone</c>.</param>
    /// <param name="cancellationToken">The reader's leaving.</param>
    public async Task EndAsync(string name, CancellationToken cancellationToken)
    {
        Put($"event: {name}\ndata: {{}}\n\n");
        await _output.FlushAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _renderer.DisposeAsync();

    private void Put(string text) => Encoding.UTF8.GetBytes(text, _output);
}
