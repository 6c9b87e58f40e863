using System.Text;

namespace Screenalytics.Sandbox.Http;

/// <summary>Writes the lines that uvicorn would write, soon rather than at once.</summary>
internal sealed class AccessLog : IAsyncDisposable
{
    private const int FlushAt = 32 * 1024;
    private static readonly TimeSpan _flushEvery = TimeSpan.FromMilliseconds(200);
    private readonly Lock _gate = new();
    private readonly StringBuilder _pending = new();
    private readonly TextWriter _writer;
    private readonly ITimer _timer;

    private AccessLog(TextWriter writer, TimeProvider time)
    {
        _writer = writer;
        _timer = time.CreateTimer(_ => Flush(), null, _flushEvery, _flushEvery);
    }

    public static AccessLog? Open(string? target, TimeProvider time) =>
        target switch
        {
            null or "" => null,
            "-" => new AccessLog(Console.Out, time),
            _ => new AccessLog(
                new StreamWriter(new FileStream(target, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)),
                time
            ),
        };

    /// <summary>What uvicorn says of its start, by which a reader knows that nothing is missing before.</summary>
    public void WriteStart(string address)
    {
        lock (_gate)
        {
            _pending
                .Append("INFO:     Started server process [")
                .Append(Environment.ProcessId)
                .Append("]\nINFO:     Waiting for application startup.\nINFO:     Application startup complete.\n")
                .Append("INFO:     Uvicorn running on ")
                .Append(address)
                .Append(" (Press CTRL+C to quit)\n");
            FlushLocked();
        }
    }

    public void Write(HttpContext context, string rawTarget, int status)
    {
        var connection = context.Connection;
        lock (_gate)
        {
            _pending.Append("INFO:     ");
            _pending.Append(connection.RemoteIpAddress).Append(':').Append(connection.RemotePort);
            _pending
                .Append(" - \"")
                .Append(context.Request.Method)
                .Append(' ')
                .Append(rawTarget)
                .Append(" HTTP/1.1\" ");
            _pending.Append(StatusText.Line(status)).Append('\n');
            if (_pending.Length >= FlushAt)
            {
                FlushLocked();
            }
        }
    }

    public void Flush()
    {
        lock (_gate)
        {
            FlushLocked();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        Flush();
        if (_writer != Console.Out)
        {
            await _writer.DisposeAsync();
        }
    }

    private void FlushLocked()
    {
        if (_pending.Length == 0)
        {
            return;
        }

        _writer.Write(_pending);
        _writer.Flush();
        _pending.Clear();
    }
}
