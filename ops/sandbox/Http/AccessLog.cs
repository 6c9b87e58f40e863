using System.Text;

namespace Screenalytics.Sandbox.Http;

/// <summary>Writes the lines that uvicorn would write, soon rather than at once.</summary>
internal sealed class AccessLog : IAsyncDisposable
{
    private const int FlushAt = 32 * 1024;
    private static readonly TimeSpan FlushEvery = TimeSpan.FromMilliseconds(200);
    private readonly Lock gate = new();
    private readonly StringBuilder pending = new();
    private readonly TextWriter writer;
    private readonly ITimer timer;

    private AccessLog(TextWriter writer, TimeProvider time)
    {
        this.writer = writer;
        timer = time.CreateTimer(_ => Flush(), null, FlushEvery, FlushEvery);
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

    public void Write(HttpContext context, string rawTarget, int status)
    {
        var connection = context.Connection;
        lock (gate)
        {
            pending.Append("INFO:     ");
            pending.Append(connection.RemoteIpAddress).Append(':').Append(connection.RemotePort);
            pending.Append(" - \"").Append(context.Request.Method).Append(' ').Append(rawTarget).Append(" HTTP/1.1\" ");
            pending.Append(StatusText.Line(status)).Append('\n');
            if (pending.Length >= FlushAt)
            {
                FlushLocked();
            }
        }
    }

    public void Flush()
    {
        lock (gate)
        {
            FlushLocked();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await timer.DisposeAsync();
        Flush();
        if (writer != Console.Out)
        {
            await writer.DisposeAsync();
        }
    }

    private void FlushLocked()
    {
        if (pending.Length == 0)
        {
            return;
        }

        writer.Write(pending);
        writer.Flush();
        pending.Clear();
    }
}
