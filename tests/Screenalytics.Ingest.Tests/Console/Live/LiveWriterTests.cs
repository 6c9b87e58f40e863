using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Console.Live;
using Screenalytics.Ingest.Console.Parts;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Tests.Console.Live;

/// <summary>What is sent to whoever looks at a live page.</summary>
public sealed class LiveWriterTests : IAsyncDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _time = new();
    private readonly Pipe _pipe = new();
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private readonly LiveWriter _writer;

    public LiveWriterTests() => _writer = new LiveWriter(_services, NullLoggerFactory.Instance, _time, _pipe.Writer);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Fact]
    public async Task A_part_is_sent_when_it_has_changed_and_only_then()
    {
        (await SendAsync(done: 1)).ShouldContain("event: part\ndata: {\"id\":\"bar\",\"html\":");
        (await SendAsync(done: 1)).ShouldBe("");
        (await SendAsync(done: 2)).ShouldContain("2 of 10 people");
    }

    [Fact]
    public async Task Markup_cannot_break_out_of_its_line()
    {
        var sent = await SendAsync(done: 1);

        sent.Split('\n').Count(line => line.StartsWith("data: ", StringComparison.Ordinal)).ShouldBe(1);
        sent.ShouldNotContain("<svg");
    }

    [Fact]
    public async Task A_long_silence_is_broken_by_a_sign_of_life()
    {
        await SendAsync(done: 1);
        _time.Advance(TimeSpan.FromSeconds(15));

        (await SendAsync(done: 1)).ShouldBe(": still here\n\n");
    }

    [Fact]
    public async Task The_browser_is_told_when_to_come_back()
    {
        _writer.Begin(TimeSpan.FromSeconds(3));

        (await SendAsync(done: 1)).ShouldStartWith("retry: 3000\n\n");
    }

    [Fact]
    public async Task A_stream_keeps_no_more_than_what_it_showed_last()
    {
        var first = await FirstModelAsync();
        await SendAsync(done: 2);
        await SendAsync(done: 3);
        GC.Collect();

        first.TryGetTarget(out _).ShouldBeFalse();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<WeakReference<RunCounts>> FirstModelAsync()
    {
        var counts = new RunCounts { People = 10, Seeded = 1 };
        await SendAsync(counts);
        return new WeakReference<RunCounts>(counts);
    }

    private Task<string> SendAsync(int done) => SendAsync(new RunCounts { People = 10, Seeded = done });

    private async Task<string> SendAsync(RunCounts counts)
    {
        var part = LivePart.Of<OutcomeBar>("bar", (nameof(OutcomeBar.Counts), counts));
        await _writer.WriteAsync(new LiveFrame([part], IsOver: false));
        (await _writer.SendAsync(Stop)).ShouldBeTrue();
        if (!_pipe.Reader.TryRead(out var read))
        {
            return "";
        }

        var text = Encoding.UTF8.GetString(read.Buffer);
        _pipe.Reader.AdvanceTo(read.Buffer.End);
        return text;
    }
}
