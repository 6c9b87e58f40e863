using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Screenalytics.Ingest.Api.Events;

/// <summary>Writes Server-Sent Events: names, ids, and JSON of one line.</summary>
internal sealed class EventWriter(PipeWriter output, TimeProvider time) : IDisposable
{
    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { Encoder = ApiJson.Encoder });
    private long _sentAt = time.GetTimestamp();

    /// <summary>How long nothing was sent.</summary>
    public TimeSpan Silence => time.GetElapsedTime(_sentAt);

    /// <summary>Tells the client after how long to come back when the stream breaks off.</summary>
    public void Retry(TimeSpan wait) => Put($"retry: {(long)wait.TotalMilliseconds}\n\n");

    /// <summary>Shows that the stream is alive.</summary>
    public void Comment() => Put(": still here\n\n");

    /// <summary>Writes an event.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="id">Where to go on from after it, or null when that has not moved.</param>
    /// <param name="value">What it tells.</param>
    /// <param name="type">Its type's JSON.</param>
    public void Event<T>(string name, string? id, T value, JsonTypeInfo<T> type)
    {
        Put($"event: {name}\n{(id is null ? "" : $"id: {id}\n")}data: ");
        _json.Reset(output);
        JsonSerializer.Serialize(_json, value, type);
        _json.Flush();
        output.Write("\n\n"u8);
    }

    /// <summary>Sends what was written.</summary>
    /// <returns>Whether somebody still listens.</returns>
    public async ValueTask<bool> SendAsync(CancellationToken cancellationToken)
    {
        _sentAt = time.GetTimestamp();
        return !(await output.FlushAsync(cancellationToken)).IsCompleted;
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void Put(string text) => Encoding.UTF8.GetBytes(text, output);
}
