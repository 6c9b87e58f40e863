using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Screenalytics.Ingest.Diagnostics.Json;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace Screenalytics.Ingest.Tests.Diagnostics.Json;

public sealed partial class EventFormatterTests : ILogEventSink
{
    private readonly List<JsonElement> _lines = [];

    [Fact]
    public void An_event_carries_its_id_its_name_and_its_properties()
    {
        var run = Guid.CreateVersion7();
        Log(log => Told(log, run, "a \"b\"", 1.5, [1, 2], DayOfWeek.Friday, null));

        var line = _lines.ShouldHaveSingleItem();
        line.GetProperty("@t").GetString()!.ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$");
        line.GetProperty("@mt").GetString().ShouldBe("{RunId} {Text} {Share} {Numbers} {Day} {Nothing}");
        line.GetProperty("@l").GetString().ShouldBe("Warning");
        line.GetProperty("@i").GetInt32().ShouldBe(8999);
        line.GetProperty("@tr").GetString().ShouldBe(run.ToString("n"));
        line.GetProperty("Event").GetString().ShouldBe(nameof(Told));
        line.GetProperty("RunId").GetGuid().ShouldBe(run);
        line.GetProperty("Text").GetString().ShouldBe("a \"b\"");
        line.GetProperty("Share").GetDouble().ShouldBe(1.5);
        line.GetProperty("Numbers")[1].GetInt32().ShouldBe(2);
        line.GetProperty("Day").GetString().ShouldBe("friday");
        line.TryGetProperty("Nothing", out _).ShouldBeFalse();
        line.TryGetProperty("@x", out _).ShouldBeFalse();
    }

    [Fact]
    public void An_exception_and_the_trace_around_it_are_told()
    {
        using var activity = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        Log(log => log.LogError(new InvalidOperationException("line\nbreak"), "broken"));

        var line = _lines.ShouldHaveSingleItem();
        line.GetProperty("@x").GetString()!.ShouldContain("line\nbreak");
        line.GetProperty("@tr").GetString().ShouldBe(activity.TraceId.ToHexString());
        line.GetProperty("@sp").GetString().ShouldBe(activity.SpanId.ToHexString());
        line.TryGetProperty("@i", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_foreign_trace_is_no_runs()
    {
        using var activity = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        var run = Guid.CreateVersion7();
        Log(log => Told(log, run, "", 1, [], DayOfWeek.Friday, null));

        _lines[0].GetProperty("@tr").GetString().ShouldBe(run.ToString("n"));
        _lines[0].TryGetProperty("@sp", out _).ShouldBeFalse();
    }

    void ILogEventSink.Emit(LogEvent logEvent)
    {
        using var lines = new JsonLines(static text => text);
        EventFormatter.Format(logEvent, lines);
        lines.Written[^1].ShouldBe((byte)'\n');
        _lines.Add(JsonDocument.Parse(lines.Written.ToArray()).RootElement.Clone());
    }

    private void Log(Action<Microsoft.Extensions.Logging.ILogger> tell)
    {
        using var factory = new SerilogLoggerFactory(
            new LoggerConfiguration().WriteTo.Sink(this).CreateLogger(),
            dispose: true
        );
        tell(factory.CreateLogger("test"));
    }

    [LoggerMessage(8999, LogLevel.Warning, "{RunId} {Text} {Share} {Numbers} {Day} {Nothing}")]
    private static partial void Told(
        Microsoft.Extensions.Logging.ILogger log,
        Guid runId,
        string text,
        double share,
        int[] numbers,
        DayOfWeek day,
        string? nothing
    );
}
