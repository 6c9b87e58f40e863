using System.Buffers;
using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Cli.Output;

namespace Screenalytics.Ingest.Tests.Cli;

public sealed class LineBufferTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Few_lines_are_sent_after_a_moment_and_the_rest_at_the_end()
    {
        using var output = new MemoryStream();
        await using var buffer = new LineBuffer(output, _time);

        Write(buffer, 3);
        output.Length.ShouldBe(0);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        output.Length.ShouldBe(3);
        Write(buffer, 2);
        await buffer.DisposeAsync();

        output.Length.ShouldBe(5);
    }

    [Fact]
    public async Task A_reader_that_stops_holds_up_no_thread_but_the_one_that_writes()
    {
        using var output = new StoppedStream();
        await using var buffer = new LineBuffer(output, _time);
        var writing = Task.Run(() => Write(buffer, 64 * 1024));
        await output.Reached.Task.WaitAsync(Patience);

        // The clock's owner runs the ticks itself, and would wait with them.
        await Task.Run(() => _time.Advance(TimeSpan.FromSeconds(10))).WaitAsync(Patience);

        writing.IsCompleted.ShouldBeFalse();
        output.GoOn.Set();
        await writing.WaitAsync(Patience);
        output.Written.ShouldBe(64 * 1024);
    }

    private static void Write(LineBuffer buffer, int bytes) =>
        buffer.Write(bytes, static (count, target) => target.Write(new byte[count]));

    private sealed class StoppedStream : MemoryStream
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ManualResetEventSlim GoOn { get; } = new();

        public long Written { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Reached.TrySetResult();
            GoOn.Wait(Patience).ShouldBeTrue();
            Written += buffer.Length;
        }

        protected override void Dispose(bool disposing)
        {
            GoOn.Dispose();
            base.Dispose(disposing);
        }
    }
}
