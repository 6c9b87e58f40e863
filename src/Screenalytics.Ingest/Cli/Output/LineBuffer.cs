using System.Buffers;

namespace Screenalytics.Ingest.Cli.Output;

/// <summary>
/// Bytes on their way to the output, from any thread. Sent when there are many, and a few times a second otherwise,
/// so that a reader sees them soon and a fast run does not pay a system call a line.
/// </summary>
internal sealed class LineBuffer : IAsyncDisposable
{
    private const int FullBytes = 32 * 1024;

    private static readonly TimeSpan SendEvery = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly Action<ReadOnlyMemory<byte>> _send;
    private readonly ArrayBufferWriter<byte> _pending = new(FullBytes + (FullBytes / 4));
    private readonly ITimer _timer;

    /// <summary>Makes the buffer.</summary>
    public LineBuffer(Stream stream, TimeProvider time)
    {
        _send = bytes =>
        {
            stream.Write(bytes.Span);
            stream.Flush();
        };
        _timer = time.CreateTimer(_ => FlushWhenFree(), null, SendEvery, SendEvery);
    }

    /// <summary>Lets a caller write, alone.</summary>
    public void Write<TState>(TState state, Action<TState, IBufferWriter<byte>> write)
        where TState : allows ref struct
    {
        lock (_gate)
        {
            write(state, _pending);
            if (_pending.WrittenCount >= FullBytes)
            {
                Send();
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        lock (_gate)
        {
            Send();
        }
    }

    // Behind a reader that has stopped, every tick would take one more thread from those who fetch.
    private void FlushWhenFree()
    {
        if (!_gate.TryEnter())
        {
            return;
        }

        try
        {
            Send();
        }
        finally
        {
            _gate.Exit();
        }
    }

    private void Send()
    {
        if (_pending.WrittenCount > 0)
        {
            _send(_pending.WrittenMemory);
            _pending.ResetWrittenCount();
        }
    }
}
