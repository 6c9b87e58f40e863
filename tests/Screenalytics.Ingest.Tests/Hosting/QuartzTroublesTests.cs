using Screenalytics.Ingest.Hosting;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Screenalytics.Ingest.Tests.Hosting;

public sealed class QuartzTroublesTests
{
    private readonly Lines _lines = new();

    [Fact]
    public void The_same_trouble_is_one_line_and_told_once()
    {
        using var log = Log();
        var quartz = log.ForContext(Constants.SourceContextPropertyName, "Quartz.Impl.AdoJobStore.AdoJobStoreBase");

        for (var attempt = 1; attempt <= 5; attempt++)
        {
            quartz.Warning(Trouble("refused"), "Transient exception on attempt {Attempt}\n   at somewhere", attempt);
        }

        quartz.Warning(Trouble("another"), "Transient exception in {Where}", "the store");

        _lines.All.ShouldBe([
            "Transient exception on attempt 1: Failed to connect: refused",
            "Transient exception in the store: Failed to connect: another",
        ]);
    }

    [Fact]
    public void What_a_stop_cuts_off_is_no_trouble()
    {
        using var log = Log();

        log.ForContext(Constants.SourceContextPropertyName, "Quartz.Core.QuartzSchedulerThread")
            .Error(new OperationCanceledException(), "Runtime error occurred in main trigger firing loop.");

        _lines.All.ShouldBeEmpty();
    }

    [Fact]
    public void What_others_say_stays_whole()
    {
        using var log = Log();
        var defect = Trouble("refused");

        log.ForContext<QuartzTroublesTests>().Error(defect, "A defect");
        log.ForContext<QuartzTroublesTests>().Error(defect, "A defect");

        _lines.All.ShouldBe(["A defect", "A defect"]);
        _lines.Exceptions.ShouldBe([defect, defect]);
    }

    private Logger Log() => new LoggerConfiguration().WriteTo.Sink(new QuartzTroubles(_lines)).CreateLogger();

    private static InvalidOperationException Trouble(string reason) =>
        new("Failed to obtain DB connection", new IOException($"Failed to connect: {reason}\n   at somewhere"));

    private sealed class Lines : ILogEventSink
    {
        public List<string> All { get; } = [];

        public List<Exception?> Exceptions { get; } = [];

        public void Emit(LogEvent logEvent)
        {
            All.Add(logEvent.RenderMessage(null));
            Exceptions.Add(logEvent.Exception);
        }
    }
}
